// comes too late
