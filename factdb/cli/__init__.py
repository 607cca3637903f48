"""The command line: parse, call, print.

One module per group of commands: ``look``, ``add``, ``decide``, ``run``. Whatever a command can do,
a function of the library can. Look-ups import nothing slow; what parses or writes is imported
inside its command.
"""
