"""DV, đơn vị và địa danh: places and agencies that ended, names of units, spelling of places."""
