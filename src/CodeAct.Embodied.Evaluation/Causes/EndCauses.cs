namespace CodeAct.Embodied.Evaluation.Causes;

/// <summary>Causes that show in how the episode ended.</summary>
internal static class EndCauses
{
    private const int LoopLength = 3;
    private const int LastSteps = 10;

    public static Clue? Infrastructure(Trace trace) =>
        trace.Log.End is null ? new Clue("no end in the log")
        : trace.EndedBy is EpisodeEndReason.AgentFailed or EpisodeEndReason.Interrupted || trace.Log.End.Error is not null
            ? new Clue(trace.EndedBy!.Value.Name().Replace('_', ' '), Evidence: trace.Log.End.Error)
            : null;

    public static Clue? Crash(Trace trace) =>
        trace.EndedBy is EpisodeEndReason.AgentCrashed ? new Clue(Evidence: trace.Log.Events.OfType<CodeStarted>().LastOrDefault()?.Thought) : null;

    public static Clue? Budget(Trace trace) =>
        trace.EndedBy is EpisodeEndReason.TokenLimit or EpisodeEndReason.CostLimit or EpisodeEndReason.TimeLimit
            ? new Clue(trace.EndedBy.Value.Name().Replace('_', ' ')) : null;

    public static Clue? Format(Trace trace)
    {
        var codes = trace.Log.Events.OfType<CodeStarted>().ToList();
        var empty = codes.Where(code => code.Correction is not null && code.CorrectionKind is not CorrectionKind.Proposal).ToList();
        var isNothingElse = trace.Steps.IsEmpty && codes.TrueForAll(code => code.Code is null);
        return empty.Count > 0 && (2 * empty.Count >= codes.Count || isNothingElse)
            ? new Clue($"{empty.Count} of {codes.Count} turns", Evidence: empty[^1].Reply ?? empty[^1].Correction) : null;
    }

    public static Clue? Exception(Trace trace)
    {
        var last = trace.Log.Events.OfType<CodeEnded>().LastOrDefault();
        if (last is null or { End: CodeEnd.Completed or CodeEnd.EpisodeEnded })
            return null;
        var message = last.Output.TrimEnd().Split('\n')[^1];
        return new Clue(last.Exception is "NameError" && message.Contains('\'', StringComparison.Ordinal) ? $"NameError {message.Split('\'')[1]}" : last.Exception ?? last.End.Name(), Program: last, Evidence: message);
    }

    public static Clue? Loop(Trace trace)
    {
        var after = trace.Refused.Where(step => step.Step > trace.LastNew).ToList();
        // Equal states: nothing was done in between that changed anything.
        var most = after.GroupBy(step => (step.Command, step.State)).OrderByDescending(group => group.Count()).FirstOrDefault();
        return most is not null && most.Count() >= LoopLength && 2 * most.Count() >= after.Count
            ? new Clue($"{most.Count()} times", most.Last()) : null;
    }

    public static Clue? StepLimit(Trace trace)
    {
        if (trace.EndedBy is not EpisodeEndReason.StepLimit || trace.Steps.IsEmpty)
            return null;
        var late = trace.Steps[^1].Step - LastSteps;
        var progress = trace.Seen.Count > 0 ? trace.LastMilestone : Math.Max(trace.LastMilestone, trace.LastInspection);
        return progress > late ? new Clue($"the last progress at step {progress}", trace.Steps.FirstOrDefault(step => step.Step == progress)) : null;
    }
}
