"""Where articles go. A store is a module with ``open``, ``put`` (safe to repeat), ``refuse`` and ``close``."""
