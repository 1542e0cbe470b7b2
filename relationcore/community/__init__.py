"""The people around my posts: reach by name, newcomers, the tipping point, the mirror. Pure."""

from relationcore.community.around import (
    Mirror,
    Newcomer,
    Reach,
    Reply,
    Spoken,
    mirror,
    newcomers,
    reach,
    weeks,
)
from relationcore.community.tipping import TippingPoint, tipping_point

__all__ = [
    "Mirror",
    "Newcomer",
    "Reach",
    "Reply",
    "Spoken",
    "TippingPoint",
    "mirror",
    "newcomers",
    "reach",
    "tipping_point",
    "weeks",
]
