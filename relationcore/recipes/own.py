"""The user's own recipes: TOML files in the folder `sites` beside the database; they add or override a site.

A file that is wrong is put aside with its reason, and all the others are used: one slip in a recipe must
never keep somebody from their memory.
"""

from __future__ import annotations

from pathlib import Path

from relationcore.errors import RecipeError
from relationcore.recipes.recipe import Recipe, Recipes, load, load_all

FOLDER = "sites"
MOST_BYTES = 1_000_000


def load_beside(database: Path) -> Recipes:
    """The shipped recipes and the user's own ones in the folder beside a database. Never raises RecipeError:
    `refused` names the files that are wrong, and why.
    """
    own: dict[str, Recipe] = {}
    files: dict[str, str] = {}
    refused: dict[str, str] = {}
    for file in _files(database.parent / FOLDER, refused):
        try:
            recipe = _load(file)
            if recipe.site in files:
                raise RecipeError(
                    f"{file.name}: {files[recipe.site]} is for {recipe.site} too: keep one of them."
                )
        except RecipeError as error:
            refused[file.name] = str(error)
        else:
            own[recipe.site], files[recipe.site] = recipe, file.name
    return Recipes([*load_all(), *own.values()], own=files, refused=refused)


def _files(folder: Path, refused: dict[str, str]) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.suffix == ".toml")
    except FileNotFoundError:
        return []
    except OSError as error:
        refused[FOLDER] = f"{FOLDER}: the folder cannot be read: {error.strerror}. Mend its rights."
        return []


def _load(file: Path) -> Recipe:
    """One recipe. Whatever is wrong with the file is a RecipeError."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise RecipeError(f"{file.name}: over 1 MB is no recipe; take it out of the folder.")
        return load(file)
    except OSError as error:
        raise RecipeError(f"{file.name}: the file cannot be read: {error.strerror}.") from None
    except (RecursionError, TypeError, ValueError, LookupError, AttributeError):
        raise RecipeError(f"{file.name}: is built wrongly; write it as docs/recipes.md shows.") from None
