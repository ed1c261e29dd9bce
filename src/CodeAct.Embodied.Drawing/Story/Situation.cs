namespace CodeAct.Embodied.Drawing.Story;

/// <summary>How an episode goes, as far as it is known at a moment.</summary>
public enum Outcome
{
    Running,
    Won,
    Lost,
}

/// <summary>What an episode says at a moment. It is found out here and nowhere else, so that a picture, a film, a page, the
/// window and a comparison say the same.</summary>
public sealed class Situation(EpisodeStory story, Moment moment)
{
    /// <summary>When in its motion a refused step is seen to be refused.</summary>
    internal const float RefusedFrom = 0.3f;

    // When in its motion an answer has come.
    private const float AnsweredFrom = 0.9f;

    public EpisodeStory Story => story;

    public Moment Moment => moment;

    /// <summary>The turn; null before the first.</summary>
    public TurnStory? Turn { get; } = story.Turns.Count == 0 ? null : story.Turns[moment.Turn];

    /// <summary>How many steps have had their effect.</summary>
    public int StepsDone { get; } = Math.Max(0, moment.StepsDone);

    /// <summary>The state after these steps.</summary>
    public ReplayedState State => story.Replay.StateAfter(StepsDone);

    public Outcome Outcome => State.IsWon ? Outcome.Won
        : moment.Beat is BeatKind.End || (story.Ended is { EndedBy: EpisodeEndReason.StepLimit } && StepsDone == story.Steps.Count) ? Outcome.Lost
        : Outcome.Running;

    /// <summary>The outcome in a few words, with the reason where it was lost.</summary>
    public string OutcomeText => Outcome switch
    {
        Outcome.Won => "won",
        Outcome.Running => "running",
        _ => $"lost: {ReasonOf(story.Ended)}",
    };

    /// <summary>Turn and step.</summary>
    public string Place =>
        $"Turn {Turn?.Number ?? 0} · step {Math.Max(0, moment.Step + 1)} of {story.Replay.Start.StepLimit}";

    /// <summary>The index of the last thing that went wrong so far; -1 for none.</summary>
    public int ProblemIndex { get; } = LastSeen(story.Problems, moment);

    /// <summary>The last thing that went wrong so far; null for none.</summary>
    public Problem? Problem => ProblemIndex >= 0 ? story.Problems[ProblemIndex] : null;

    /// <summary>Whether something has been done since then, so that it is but a memory.</summary>
    public bool IsProblemOver => Problem is { } problem
        && (problem.Turn != moment.Turn || (problem.IsOfStep && problem.Step != moment.Step));

    /// <summary>Whether the program of the turn has ended, so that its output is known.</summary>
    public bool IsTurnOver => Turn?.Output is not null && moment.Beat is BeatKind.Output or BeatKind.End;

    /// <summary>What the agent reads. While a program runs the log does not know yet what it prints: until then these are the
    /// robot's own answers.</summary>
    /// <returns>The text, and whether it is that and not a word about there being none.</returns>
    public (string Text, bool IsPrinted) Output()
    {
        if (Turn is null)
            return ("", true);
        if (IsTurnOver)
            return Turn.Output is { Length: > 0 } output ? (output, true) : ("The program printed nothing.", false);
        var last = moment.IsStep && moment.Progress < AnsweredFrom ? moment.Step - 1 : moment.Step;
        string[] seen = [.. story.Steps.Take(Math.Min(last + 1, Turn.EndStep)).Skip(Turn.FirstStep).Select(step => step.Call.Observation)];
        return seen.Length > 0 ? (string.Join('\n', seen), true) : ("Nothing yet.", false);
    }

    /// <summary>Whether a problem has come up by a moment.</summary>
    public static bool IsSeen(Problem problem, Moment moment) => problem.IsOfStep
        ? problem.Step < moment.Step || (problem.Step == moment.Step && (!moment.IsStep || moment.Progress >= RefusedFrom))
        : problem.Turn < moment.Turn || (problem.Turn == moment.Turn && moment.Beat is BeatKind.Output or BeatKind.End);

    private static int LastSeen(IReadOnlyList<Problem> problems, Moment moment)
    {
        var last = Bisection.Last(0, problems.Count - 1, index => IsSeen(problems[index], moment));
        return last < problems.Count && IsSeen(problems[last], moment) ? last : -1;
    }

    private static string ReasonOf(EpisodeEnded? ended) => ended?.EndedBy switch
    {
        EpisodeEndReason.StepLimit => "out of steps",
        EpisodeEndReason.TurnLimit => "out of turns",
        EpisodeEndReason.ProposalLimit => "out of proposals",
        EpisodeEndReason.TokenLimit => "out of tokens",
        EpisodeEndReason.CostLimit => "out of money",
        EpisodeEndReason.TimeLimit => "out of time",
        EpisodeEndReason.AgentStopped => "gave up",
        EpisodeEndReason.EmptyAnswers => "empty answers",
        EpisodeEndReason.AgentCrashed => "crashed",
        EpisodeEndReason.AgentFailed => "the agent failed",
        EpisodeEndReason.Interrupted => "interrupted",
        _ => "no end in the log",
    };
}
