"""Short, plain, unlike words: two of them let a person see that two pages mean the same pairing."""

from __future__ import annotations

TEXT = """
acorn amber anchor apple apron arrow atlas autumn badge bamboo barley basil basket beacon berry birch
blanket blossom bonnet bramble breeze brick bridge brook button cabin candle canoe canvas carpet carrot
castle cedar cello chalk cherry chestnut cinnamon clover cobalt comet copper coral cotton cradle crayon
cricket crystal cushion daisy dolphin donkey dragon drum eagle echo elbow ember engine falcon feather fennel
ferry fiddle flannel flute forest fossil fountain garden garlic ginger glacier goblet granite grape guitar
hammer harbor harvest hazel heather hedge helmet heron hickory honey horizon island ivory jacket jasmine
juniper kettle kite kitten ladder lagoon lantern laurel lavender leaf lemon lilac linen lizard locket lotus
magnet mango maple marble meadow melon mitten moss mountain mulberry mustard nectar needle nettle nutmeg oak
oasis ocean olive onion opal orchard orchid otter oyster paddle pancake panther paper parrot peach peacock
pearl pebble pencil penguin pepper piano pigeon pillow pine planet plum pocket pond poplar poppy potato
prairie pumpkin puzzle quartz quilt rabbit radish raft rain raven ribbon river robin rocket rose rowan
saddle saffron sail salmon sandal satchel scarf seal shadow shell silver sleigh slipper snow sparrow spice
spindle spruce squirrel stone stork straw summer sunset swallow swan tango teapot thimble thistle thunder
tiger timber tomato trumpet tulip tunnel turnip turtle umbrella valley vanilla velvet village violet violin
walnut walrus water weaver whale wheat willow window winter wolf wool wren yarrow zebra zinnia
"""

WORDS = tuple(TEXT.split())
