"""Memory: the store, the reader and the judgement together; what scripts, the command line and the server
use.
"""

from relationcore.circles import KINDS
from relationcore.memory.core import Memory
from relationcore.memory.person import Person
from relationcore.places import default_path

__all__ = ["KINDS", "Memory", "Person", "default_path"]
