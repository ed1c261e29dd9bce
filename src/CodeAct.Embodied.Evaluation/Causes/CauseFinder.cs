namespace CodeAct.Embodied.Evaluation.Causes;

/// <summary>Finds out why episodes were lost.</summary>
public static class CauseFinder
{
    private const int LongestEvidence = 200;

    /// <summary>The cause; null where the episode was won.</summary>
    public static LossCause? Of(EpisodeLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.End is { Won: true } || log.Events.OfType<PrimitiveCalled>().Any(step => step.Won))
            return null;
        var trace = new Trace(log);
        var (cause, clue) = CauseTable.Rows.Select(row => (Row: row, Clue: row.Find(trace))).First(pair => pair.Clue is not null);
        var evidence = clue!.Evidence
            ?? (clue.Step is { } step ? $"{step.Command}: {step.Refusal ?? step.Observation}" : log.End?.EndedBy.Name().Replace('_', ' ') ?? "");
        return new LossCause
        {
            Cause = cause.Code,
            Detail = clue.Detail,
            Milestone = trace.Milestone,
            Turn = clue.Step?.Turn ?? clue.Program?.Turn,
            Step = clue.Step?.Step,
            Line = clue.Step?.Line ?? clue.Program?.Line,
            Unmet = clue.Step?.Unmet,
            Evidence = evidence.Length <= LongestEvidence ? evidence : evidence[..LongestEvidence] + " ...",
            Flags = [.. FlagsOf(trace)],
        };
    }

    /// <summary>A cause's code in words.</summary>
    public static string Words(string cause) => CauseTable.WordsOf(cause);

    private static IEnumerable<string> FlagsOf(Trace trace)
    {
        if (trace.Claimed)
            yield return "claim";
        if (SearchCauses.Hallucinated(trace) is not null)
            yield return "hallucinated object";
        if (trace.Refused.Any(step => step.Unmet is Precondition.KnownReceptacle))
            yield return "hallucinated place";
        if (trace.Refused.Any(step => step.Unmet is Precondition.AtReceptacle && TriedCommand.Of(step.Command) is { Verb: "take" } tried && trace.IsWanted(tried.Thing)))
            yield return "stale place";
        if (trace.Steps.Zip(trace.Steps.Skip(1)).Any(pair => TriedCommand.Of(pair.First.Command) is { Verb: "take", Thing: var thing }
            && pair is { First.Unmet: not null, Second.Unmet: Precondition.Holding } && TriedCommand.Of(pair.Second.Command).Thing == thing))
        {
            yield return "refusal ignored";
        }
    }
}
