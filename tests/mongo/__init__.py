"""MongoDB for tests: real servers over real connections, a slow or broken line to them, and a server that refuses."""
