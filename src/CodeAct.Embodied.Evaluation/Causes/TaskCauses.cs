namespace CodeAct.Embodied.Evaluation.Causes;

/// <summary>Causes where the wanted thing was seen, and something was missing thereafter.</summary>
internal static class TaskCauses
{
    public static Clue? NotTaken(Trace trace)
    {
        if (trace.Held.Count >= trace.Round)
            return null;
        var tries = trace.Refused.Where(step => Names(step, trace) && TriedCommand.Of(step.Command).Verb is "take").ToList();
        var holding = trace.Refused.FirstOrDefault(step => step.Unmet is Precondition.Holding && Names(step, trace));
        var wrong = trace.Refused.FirstOrDefault(step => TriedCommand.Of(step.Command) is { Verb: "take", Thing: var thing }
            && !trace.IsWanted(thing) && thing.Contains(trace.Goal.ObjectKind, StringComparison.OrdinalIgnoreCase));
        return tries.Find(step => step.Unmet is Precondition.AtReceptacle) is { } stale ? new Clue("stale place", stale)
            : holding is not null ? new Clue("acted as if holding", holding)
            : tries is [.., var last] ? new Clue("refused", last)
            : wrong is not null ? new Clue("wrong name", wrong)
            : new Clue("overlooked", trace.Steps.LastOrDefault(step => Metrics.SearchFigures.Lists(step, trace.Goal.ObjectKind)));
    }

    public static Clue? WrongAppliance(Trace trace) => Untreated(trace, Precondition.RightAppliance);

    public static Clue? WithoutHolding(Trace trace) => Untreated(trace, Precondition.Holding);

    public static Clue? Forgot(Trace trace)
    {
        if (trace.TreatmentVerb is not { } verb || trace.Ready.Count > 0)
            return null;
        var tries = Tries(trace, verb).ToList();
        return tries is [.., var last] ? new Clue(last.Unmet is Precondition.AtReceptacle ? "tried from afar" : "refused", last)
            : new Clue("never tried", trace.Steps.LastOrDefault());
    }

    public static Clue? ClaimWithoutPut(Trace trace) =>
        trace.Placed.Count < trace.Round && trace.Claimed && !trace.Steps.Any(step => IsDelivery(step, trace)) ? new Clue("before it was brought", trace.Steps.LastOrDefault()) : null;

    public static Clue? NotDelivered(Trace trace)
    {
        var last = trace.Steps.LastOrDefault(step => IsDelivery(step, trace));
        return trace.Placed.Count < trace.Round || trace.Goal.Shape.UnderLamp
            ? new Clue(last is null ? "never tried" : last.Unmet is null ? "to another place" : null, last ?? trace.Steps.LastOrDefault()) : null;
    }

    private static Clue? Untreated(Trace trace, Precondition unmet) =>
        trace.TreatmentVerb is { } verb && trace.Ready.Count == 0 && Tries(trace, verb).FirstOrDefault(step => step.Unmet == unmet) is { } step
            ? new Clue(Step: step) : null;

    private static IEnumerable<PrimitiveCalled> Tries(Trace trace, string verb) => trace.Refused.Where(step => TriedCommand.Of(step.Command).Verb == verb);

    private static bool IsDelivery(PrimitiveCalled step, Trace trace) => TriedCommand.Of(step.Command).Verb == (trace.Goal.Shape.UnderLamp ? "use" : "put");

    private static bool Names(PrimitiveCalled step, Trace trace) => trace.IsWanted(TriedCommand.Of(step.Command).Thing);
}
