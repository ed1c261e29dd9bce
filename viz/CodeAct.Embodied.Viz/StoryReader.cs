namespace CodeAct.Embodied.Viz;

/// <summary>Reads the logs that were asked for.</summary>
internal static class StoryReader
{
    /// <summary>Reads a log; a torn or missing end is said and does no harm.</summary>
    public static EpisodeStory Read(string path) => Tell(EpisodeLog.Read(path), path);

    /// <summary>The story of a log that was read from the path.</summary>
    public static EpisodeStory Tell(EpisodeLog log, string path)
    {
        if (log.SkippedNote(path) is { } note)
            Console.Error.WriteLine(TerminalText.Line(note));
        if (log.IsTorn)
            Console.Error.WriteLine($"codeact: the last line of {path} is torn and was left out");
        var replay = Replay.Of(log, path);
        if (replay.DivergesAt is { } step)
            Console.Error.WriteLine($"codeact: from step {step} on the world is not as {path} says: other rules wrote it, or it was changed");
        return new EpisodeStory(replay);
    }

    /// <summary>The file of a log: what was named, or the newest in episodes/.</summary>
    public static string Resolve(string log) => EpisodeFolder.Find(log) ?? throw new InputException(EpisodeFolder.Empty);
}
