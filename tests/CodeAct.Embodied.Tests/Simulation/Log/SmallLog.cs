namespace CodeAct.Embodied.Tests.Simulation.Log;

/// <summary>A log of three events in the small world: the start, a step and the end.</summary>
internal static class SmallLog
{
    public static EpisodeStarted Start()
    {
        var world = SmallWorld.With();
        return new EpisodeStarted
        {
            Seconds = 0,
            Version = "test",
            Time = DateTimeOffset.UnixEpoch,
            Agent = "explorer",
            Goal = world.GoalText,
            Observation = "You are in the middle of a room.",
            Dialect = Dialect.Alfworld04,
            Feedback = Feedback.Classic,
            StepLimit = 50,
            Seed = 0,
            WorldHash = WorldHash.Of(world),
            State = "0000000000000000",
            World = world,
        };
    }

    public static PrimitiveCalled Step() => new()
    {
        Seconds = 0.25,
        Turn = 1,
        Step = 1,
        Line = 3,
        Function = "goto",
        Arguments = ["fridge 1"],
        Command = "go to fridge 1",
        Observation = "You arrive at fridge 1. The fridge 1 is closed.",
        Won = false,
        State = "0123456789abcdef",
    };

    public static EpisodeEnded End() => new() { Seconds = 2, Won = false, Steps = 1, Turns = 1, EndedBy = EpisodeEndReason.Interrupted };

    public static void Write(string path, params EpisodeEvent[] events)
    {
        using var writer = EpisodeLogWriter.Create(path);
        foreach (var item in events)
            writer.Write(item);
    }
}
