"""What the recipes say of their networks, as the store needs it: folding, anonymous authors, scopes."""

from __future__ import annotations

from relationcore.model import Rules
from relationcore.recipes.recipe import Recipe, Recipes

UNKNOWN = Rules(weak=True)
"""A network without a recipe (`web:<host>`): names without accounts."""


class Rulebook:
    """The rules of every network that a recipe names."""

    def __init__(self, recipes: Recipes) -> None:
        """Of these recipes."""
        self._exact: dict[str, list[Recipe]] = {}
        self._prefixes: dict[str, list[Recipe]] = {}
        for recipe in recipes.by_site.values():
            prefix, by_host, _ = recipe.network.partition("{host}")
            (self._prefixes if by_host else self._exact).setdefault(prefix, []).append(recipe)
        self._known: dict[str, Rules] = {}

    def of(self, network: str) -> Rules:
        """The rules of a network; of several recipes on one network together."""
        if network not in self._known:
            self._known[network] = self._found(network)
        return self._known[network]

    def _found(self, network: str) -> Rules:
        recipes = list(self._exact.get(network, ()))
        for prefix, by_host in self._prefixes.items():
            if network.startswith(prefix):
                recipes += by_host
        if not recipes:
            return UNKNOWN
        return Rules(
            fold_case=any(recipe.fold_case for recipe in recipes),
            weak=any(recipe.weak for recipe in recipes),
            anonymous=frozenset().union(*(recipe.anonymous for recipe in recipes)),
            withdrawn=frozenset().union(*(recipe.withdrawn for recipe in recipes)),
            id_scope=recipes[0].id_scope,
        )
