namespace CodeAct.Embodied.Simulation.Log;

/// <summary>Gives the events of an episode its id and their times, and passes them on.</summary>
/// <param name="onEvent">Is told each event, in order; a log writer for example.</param>
public sealed class EpisodeRecorder(TimeProvider clock, Action<EpisodeEvent> onEvent)
{
    private long start;
    private string episode = "";

    /// <summary>Passes an event on; the first is an <see cref="EpisodeStarted"/>.</summary>
    /// <returns>The event as it was passed on.</returns>
    public T Record<T>(T item)
        where T : EpisodeEvent
    {
        if (item is EpisodeStarted)
        {
            start = clock.GetTimestamp();
            // The line holds everything that made the episode what it is, the time to a tenth of a microsecond included.
            episode = EpisodeJson.Digest(JsonSerializer.SerializeToUtf8Bytes(item, EpisodeJson.Readable.EpisodeEvent));
        }

        var seconds = item is EpisodeStarted ? 0 : Math.Round(clock.GetElapsedTime(start).TotalSeconds, 3);
        var recorded = (T)(item with { Episode = episode, Seconds = seconds });
        onEvent(recorded);
        return recorded;
    }
}
