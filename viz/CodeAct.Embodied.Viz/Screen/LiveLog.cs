namespace CodeAct.Embodied.Viz.Screen;

/// <summary>A log that grows, and the story that grows with it.</summary>
internal sealed class LiveLog(string path)
{
    private readonly EpisodeLogReader reader = new(path);
    private Replay? replay;

    /// <summary>The story so far; null until the log has begun.</summary>
    public EpisodeStory? Story { get; private set; }

    /// <summary>Whether more may come.</summary>
    public bool IsOpen => Story?.Ended is null;

    /// <summary>Takes in what was written since.</summary>
    /// <exception cref="InputException">The log is broken.</exception>
    public void Read()
    {
        // Not there yet: whoever writes it has still to begin.
        if (replay is null && !File.Exists(path))
            return;
        var events = reader.Read();
        foreach (var item in events)
        {
            if (replay is null)
                replay = new Replay((EpisodeStarted)item, path);
            else
                replay.Append(item);
        }

        if (replay is null || events.Count == 0)
            return;
        if (Story is null)
            Story = new EpisodeStory(replay);
        else
            Story.Update();
    }
}
