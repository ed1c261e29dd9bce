namespace CodeAct.Embodied.Evaluation.Causes;

/// <summary>A cause of failure: a row of the table.</summary>
/// <param name="Code">Its name in reports and in JSON.</param>
/// <param name="Words">The same for people.</param>
/// <param name="Find">What decides for it; null where it is not the cause.</param>
internal sealed record Cause(string Code, string Words, Func<Trace, Clue?> Find);

/// <summary>What decides for a cause: a detail, and the event.</summary>
internal sealed record Clue(string? Detail = null, PrimitiveCalled? Step = null, CodeEnded? Program = null, string? Evidence = null);

/// <summary>The causes in their order: the first that fits is the one. Who adds one adds a row, here and in docs/experiments.md.</summary>
internal static class CauseTable
{
    public static ImmutableArray<Cause> Rows { get; } =
    [
        new("infrastructure", "not the agent's failure", EndCauses.Infrastructure),
        new("crash", "its own program failed", EndCauses.Crash),
        new("budget", "a limit of tokens, money or time", EndCauses.Budget),
        new("format", "answers without an action", EndCauses.Format),
        new("exception", "an error that was not repaired", EndCauses.Exception),
        new("loop", "the same refused command again and again", EndCauses.Loop),
        new("step_limit_progressing", "out of steps while getting on", EndCauses.StepLimit),
        new("false_claim", "said that it was done", SearchCauses.ClaimWithoutStep),
        new("hallucinated_place", "went to places that there are not", SearchCauses.HallucinatedPlace),
        new("hallucinated_object", "used a thing that it had not seen", SearchCauses.HallucinatedObject),
        new("gave_up", "stopped early", SearchCauses.GaveUp),
        new("never_found", "never found the thing", SearchCauses.NeverFound),
        new("found_not_taken", "saw the thing and never held it", TaskCauses.NotTaken),
        new("wrong_appliance", "tried it with the wrong appliance", TaskCauses.WrongAppliance),
        new("without_holding", "tried it without holding the thing", TaskCauses.WithoutHolding),
        new("forgot_condition", "never made it hot, cool or clean", TaskCauses.Forgot),
        new("false_claim", "said that it was done", TaskCauses.ClaimWithoutPut),
        new("not_delivered", "never brought it there", TaskCauses.NotDelivered),
        new("false_claim", "said that it was done", trace => trace.Claimed ? new Clue("at the end") : null),
        new("gave_up", "stopped early", _ => new Clue("with all but the end")),
    ];

    /// <summary>The words of a cause.</summary>
    public static string WordsOf(string code) => Rows.First(cause => cause.Code == code).Words;
}
