from .memory import Memory

default = Memory()
