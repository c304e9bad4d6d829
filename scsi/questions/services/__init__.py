"""Which services are named, and who pays for them?"""
