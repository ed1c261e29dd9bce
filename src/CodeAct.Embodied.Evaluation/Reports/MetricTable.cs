namespace CodeAct.Embodied.Evaluation.Reports;

/// <summary>A figure of an agent: a row of every report.</summary>
/// <param name="Code">Its name in CSV and JSON.</param>
/// <param name="Words">What people read.</param>
/// <param name="Format">How the number is written, as .NET formats it; <c>%</c> stands for a share in percent.</param>
/// <param name="Of">The figure; null where there is none.</param>
public sealed record Metric(string Code, string Words, string Format, Func<ArmFigures, double?> Of)
{
    /// <summary>The figure as people read it; a dash where there is none.</summary>
    public string Text(ArmFigures arm) => Of(arm) is not { } value ? "—"
        : Format == "%" ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.0} %")
        : value.ToString(Format, CultureInfo.InvariantCulture);
}

/// <summary>Every figure of an agent. Who adds one adds a row, here and in docs/experiments.md.</summary>
public static class MetricTable
{
    public static ImmutableArray<Metric> Rows { get; } =
    [
        new("success", "won, of all episodes (micro)", "%", arm => arm.Success),
        new("macro", "won, mean of task types (macro)", "%", arm => arm.Macro),
        new("pass_2", "pass@2: one of two trials won", "%", arm => arm.HasTrials ? arm.Pass(2)?.Any : null),
        new("all_2", "pass^2: both of two trials won", "%", arm => arm.HasTrials ? arm.Pass(2)?.Every : null),
        new("design_effect", "design effect of trials", "0.00", arm => arm.HasTrials ? arm.Clusters?.DesignEffect : null),
        new("path_weighted", "won, weighted by shortest / taken steps (SPL)", "%", arm => arm.PathWeighted),
        new("steps_over_shortest", "steps / shortest, won episodes", "0.00", arm => arm.Mean(episode => episode.Won && episode.Shortest is { } shortest ? (double)episode.Summary.Steps / shortest : null)),
        new("conditions_met", "conditions met at the end", "%", arm => arm.ConditionsMet),
        new("steps", "steps an episode", "0.0", arm => arm.Mean(episode => episode.Summary.Steps)),
        new("turns", "turns an episode", "0.00", arm => arm.Mean(episode => episode.Summary.Turns)),
        new("prompt_tokens", "tokens read an episode", "#,0", arm => arm.Mean(episode => episode.Summary.PromptTokens)),
        new("completion_tokens", "tokens written an episode", "#,0", arm => arm.Mean(episode => episode.Summary.CompletionTokens)),
        new("cost", "US dollars, all attempts", "0.00####", arm => (double?)arm.Cost),
        new("seconds", "seconds an episode", "0.000", arm => arm.Mean(episode => episode.Summary.Seconds)),
        new("model_seconds", "of these the agent's", "0.000", arm => arm.Mean(episode => episode.ModelSeconds)),
        new("python_seconds", "of these Python's", "0.000", arm => arm.Mean(episode => episode.PythonSeconds)),
        new("engine_seconds", "of these the engine's", "0.000", arm => arm.Mean(episode => episode.EngineSeconds)),
        new("refusals", "refused steps an episode", "0.00", arm => arm.Mean(episode => episode.Summary.Refusals)),
        new("invalid_replies", "answers without an action an episode", "0.00", arm => arm.Mean(episode => episode.InvalidReplies)),
        new("error_spans", "error spans an episode", "0.00", arm => arm.Mean(episode => episode.Repair.Spans.Length)),
        new("repaired", "error spans repaired", "%", arm => arm.Repaired),
        new("turns_to_repair", "turns to a repair", "0.0", arm => Mean(arm.Episodes.SelectMany(episode => episode.Repair.Spans).Select(span => (double?)span.TurnsToRepair))),
        new("refusals_repaired", "refused commands carried out later", "%", arm => Ratio(arm, episode => episode.Repair.RepairedTexts, episode => episode.Repair.RefusedTexts)),
        new("refusals_repaired_loosely", "the same verb and object carried out later", "%", arm => Ratio(arm, episode => episode.Repair.RepairedLoosely, episode => episode.Repair.RefusedTexts)),
        new("recovered", "won after an error or refusal", "%", arm => arm.Recovered),
        new("surprised", "a surprise came", "%", arm => arm.Mean(episode => episode.AsksSurprises ? episode.Surprises > 0 ? 1 : 0 : null)),
        new("surprise_left_out", "a surprise was left out, to keep the task possible", "%", arm => arm.Mean(episode => episode.AsksSurprises ? episode.SurprisesLeftOut > 0 ? 1 : 0 : null)),
        new("surprise_recovery", "recovery: won, where a surprise came", "%", arm => Mean(arm.SurprisedPairs.Select(pair => (double?)(pair.With.Won ? 1 : 0)))),
        new("surprise_without", "the same games and trials without it", "%", arm => Mean(arm.SurprisedPairs.Select(pair => (double?)(pair.Without.Won ? 1 : 0)))),
        new("surprise_steps", "steps lost to it, won with and without", "0.0", arm => Mean(arm.SurprisedPairs.Select(pair => pair is { With.Won: true, Without.Won: true } ? (double?)(pair.With.Summary.Steps - pair.Without.Summary.Steps) : null))),
        new("calls_a_program", "primitives a program", "0.0", arm => Ratio(arm, episode => episode.Code.Calls, episode => episode.Code.Programs)),
        new("with_loop", "programs with a loop", "%", arm => Ratio(arm, episode => episode.Code.WithLoop, episode => episode.Code.Programs)),
        new("with_condition", "programs with a condition", "%", arm => Ratio(arm, episode => episode.Code.WithCondition, episode => episode.Code.Programs)),
        new("with_function", "programs with a function", "%", arm => Ratio(arm, episode => episode.Code.WithFunction, episode => episode.Code.Programs)),
        new("found", "saw the wanted thing", "%", arm => arm.Mean(episode => episode.Search.Found is null ? 0 : 1)),
        new("search_regret", "search beyond clairvoyance, steps", "0.0", arm => arm.Mean(episode => episode.Search.Regret)),
        new("regret", "regret: steps beyond the best order of looking (S), won episodes", "0.0", arm => arm.Mean(episode => episode.Won && episode.Yardstick is { } rule ? episode.Summary.Steps - rule.Steps : null)),
        new("luck", "bad luck of that order: S - V*", "0.0", arm => arm.Mean(episode => episode.Yardstick is { } rule ? rule.Steps - rule.Expected : null)),
        new("price_of_not_knowing", "price of not knowing: V* - shortest", "0.0", arm => arm.Mean(episode => episode.Yardstick is { } rule && episode.Shortest is { } shortest ? rule.Expected - shortest : null)),
        new("wasted_repair", "wasted: refused steps, won episodes", "0.0", arm => arm.Mean(episode => episode.Won ? episode.Summary.Refusals : null)),
        new("wasted_search", "wasted: search, won episodes", "0.0", arm => arm.Mean(episode => episode.Won ? episode.Search.Regret : null)),
        new("wasted_detour", "wasted: detours, won episodes", "0.0", arm => arm.Mean(episode => episode.Detour)),
    ];

    /// <summary>The rows that say something of one of these agents.</summary>
    public static IEnumerable<Metric> Telling(IReadOnlyCollection<ArmFigures> arms) => Rows.Where(row => arms.Any(arm => row.Of(arm) is not null));

    private static double? Ratio(ArmFigures arm, Func<EpisodeFigures, int> part, Func<EpisodeFigures, int> whole)
    {
        var all = arm.Episodes.Sum(whole);
        return all == 0 ? null : (double)arm.Episodes.Sum(part) / all;
    }

    private static double? Mean(IEnumerable<double?> values) => values.OfType<double>().ToList() is { Count: > 0 } known ? known.Average() : null;
}
