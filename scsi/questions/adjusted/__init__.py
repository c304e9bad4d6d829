"""Did a share change at one and the same composition?"""
