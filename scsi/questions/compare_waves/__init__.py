"""Did a share change between two waves of a survey?"""
