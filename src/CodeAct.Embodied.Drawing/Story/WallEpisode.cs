namespace CodeAct.Embodied.Drawing.Story;

/// <summary>What an episode came to, as the edges of small plans tell it.</summary>
public enum Ending
{
    /// <summary>Won with no step more than a shortest plan has.</summary>
    Shortest,
    Won,

    /// <summary>Out of steps, turns, tokens, money or time.</summary>
    Limit,

    /// <summary>The agent stopped or said that it was done, and had not won.</summary>
    Stopped,

    /// <summary>The agent failed, or its last program did.</summary>
    Failed,

    /// <summary>The log has no end.</summary>
    Open,
}

/// <summary>An episode among many.</summary>
/// <param name="Agent">Who played it, as the panel names it.</param>
/// <param name="Cause">Why it was lost, in words; null where it was not, or where nobody knows.</param>
public sealed record WallEpisode(EpisodeStory Story, string Agent, string? Cause)
{
    public Ending Ending => Story.At(Story.Beats.At(Story.Beats.Total)).Outcome is Outcome.Won
        ? Story.Steps.Count <= Story.Replay.Start.ShortestPlan ? Ending.Shortest : Ending.Won
        : Story.Ended?.EndedBy switch
        {
            null or EpisodeEndReason.Interrupted => Ending.Open,
            EpisodeEndReason.AgentStopped or EpisodeEndReason.ProposalLimit or EpisodeEndReason.EmptyAnswers =>
                Story.Turns is [.., { Problem.Kind: ProblemKind.Exception }] ? Ending.Failed : Ending.Stopped,
            EpisodeEndReason.AgentCrashed or EpisodeEndReason.AgentFailed => Ending.Failed,
            _ => Ending.Limit,
        };

    /// <summary>What it is about, in a word.</summary>
    public string Task => TaskShape.Of(Story.Replay.Start.World.Goal.Type).Word;

    /// <summary>Where it is: episodes of one scene have the same rooms and furniture.</summary>
    public string Scene => Story.Plan.Scene ?? Story.Replay.Start.World.Name;

    /// <summary>An ending in words.</summary>
    public static string Words(Ending ending) => ending switch
    {
        Ending.Shortest => "shortest way",
        Ending.Won => "won",
        Ending.Limit => "budget spent",
        Ending.Stopped => "stopped, not won",
        Ending.Failed => "failed",
        _ => "no end",
    };
}
