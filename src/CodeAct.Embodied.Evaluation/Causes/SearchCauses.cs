namespace CodeAct.Embodied.Evaluation.Causes;

/// <summary>Causes where the wanted thing, or the second of two, was not seen.</summary>
internal static class SearchCauses
{
    public static Clue? ClaimWithoutStep(Trace trace) => IsUnseen(trace) && trace.Steps.IsEmpty && trace.Claimed ? new Clue("without a step") : null;

    public static Clue? HallucinatedPlace(Trace trace)
    {
        var refused = trace.Refused.ToList();
        var unknown = refused.Where(step => step.Unmet is Precondition.KnownReceptacle).ToList();
        return IsUnseen(trace) && unknown.Count > 0 && 2 * unknown.Count >= refused.Count ? new Clue($"{unknown.Count} of {refused.Count} refusals", unknown[0]) : null;
    }

    public static Clue? HallucinatedObject(Trace trace)
    {
        if (!IsUnseen(trace) || Hallucinated(trace) is not { } first)
            return null;
        // A name tried in passing is not it: the search had ended, or had hardly begun.
        var isEarly = 2 * trace.InspectedAfter[first.Step - 1] < trace.Places.Count();
        return isEarly || trace.LastInspection < first.Step ? new Clue(isEarly ? "before half of the places were seen" : "after the search", first) : null;
    }

    public static Clue? GaveUp(Trace trace) =>
        IsUnseen(trace) && 2 * trace.Inspected.Count < trace.Places.Count() && trace.EndedBy is not EpisodeEndReason.StepLimit
            ? new Clue($"{trace.Inspected.Count} of {trace.Places.Count()} places", trace.Steps.LastOrDefault()) : null;

    public static Clue? NeverFound(Trace trace) => IsUnseen(trace) ? new Clue(WhereItWas(trace), trace.Steps.LastOrDefault()) : null;

    /// <summary>The first step that names a thing of the wanted kind before any was listed under that name; null for none.</summary>
    public static PrimitiveCalled? Hallucinated(Trace trace) =>
        trace.Steps.FirstOrDefault(step => step.Unmet is not null
            && TriedCommand.Of(step.Command).Thing is var thing && trace.IsWanted(thing) && !trace.Seen.Contains(thing));

    public static bool IsUnseen(Trace trace) => trace.Seen.Count < trace.Round;

    private static string WhereItWas(Trace trace)
    {
        var hiding = trace.Hiding.Where(place => !trace.Inspected.Contains(place)).ToList();
        if (hiding.Count == 0)
            return "stopped at its own thing";
        if (hiding.Exists(trace.Visited.Contains))
            return "left closed";
        var refused = trace.Refused.Where(step => step.Unmet is Precondition.NotAlreadyThere).Select(step => TriedCommand.Of(step.Command).Place).ToHashSet();
        return hiding.Exists(refused.Contains) ? "hidden by a shared standing place" : "never visited";
    }
}
