"""Did a share change over three waves or more?"""
