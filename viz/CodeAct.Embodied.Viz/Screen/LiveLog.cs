using CodeAct.Embodied.Drawing.Story;
using CodeAct.Embodied.Simulation.Episodes;
using CodeAct.Embodied.Simulation.Log;

namespace CodeAct.Embodied.Viz.Screen;

/// <summary>A log that grows, and the story that grows with it.</summary>
internal sealed class LiveLog(string path)
{
    private readonly EpisodeLogFollower follower = new(path);
    private Replay? replay;

    /// <summary>The story so far; null until the log has begun.</summary>
    public EpisodeStory? Story { get; private set; }

    /// <summary>Whether more may come.</summary>
    public bool IsOpen => Story?.Ended is null;

    /// <summary>Takes in what was written since.</summary>
    /// <exception cref="EpisodeLogException">The log is broken.</exception>
    public void Read()
    {
        var events = follower.Read();
        foreach (var item in events)
        {
            if (replay is not null)
                replay.Append(item);
            else if (item is EpisodeStarted start)
                replay = new Replay(start, path);
            else
                throw new EpisodeLogException($"{path}: this is no episode log: it does not begin with an episode_start");
        }

        if (replay is null || events.Count == 0)
            return;
        if (Story is null)
            Story = new EpisodeStory(replay);
        else
            Story.Update();
    }
}
