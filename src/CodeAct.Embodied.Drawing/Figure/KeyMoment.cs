namespace CodeAct.Embodied.Drawing.Figure;

/// <summary>A moment that a figure shows.</summary>
/// <param name="Title">What it is, for example <c>First refusal</c>.</param>
/// <param name="Time">Seconds of playback.</param>
/// <param name="Step">The index of the step; -1 before the first.</param>
/// <param name="Line">The index of the program's line; null where it is not known.</param>
/// <param name="Note">What it comes to, in a sentence.</param>
/// <param name="Outcome">Whether it is good, bad or neither.</param>
public sealed record KeyMoment(string Title, double Time, int Step, int? Line, string Note, Outcome Outcome)
{
    /// <summary>The moments that tell an episode, in order: what first went wrong, how it went on, the first condition that was met, and
    /// how it ended; then what was taken first, and others at equal distances.</summary>
    public static IReadOnlyList<KeyMoment> Of(EpisodeStory story, int count) =>
        [.. Candidates(story).DistinctBy(moment => moment.Step).Take(count).OrderBy(moment => moment.Time)];

    private static IEnumerable<KeyMoment> Candidates(EpisodeStory story)
    {
        var problem = story.Problems is [var first, ..] ? first : null;
        var last = story.Steps.Count - 1;
        if (problem is not null)
        {
            yield return new KeyMoment(
                problem.Kind is ProblemKind.Refusal ? "First refusal" : problem.Title, story.Beats.TimeOf(problem), problem.Step, problem.Line - 1, $"{problem.Title}: {problem.Reason}", Outcome.Lost);
        }

        if (story.Ended is { Won: true } && last >= 0)
            yield return OfStep("Won", last, $"{Met(last)}: the goal is reached.", Outcome.Won);
        else
            yield return new KeyMoment("End", story.Beats.Total, last, last >= 0 ? ProgramView.LineOf(story, last) : null, Capital(story.At(story.Beats.At(story.Beats.Total)).OutcomeText) + ".", Outcome.Lost);
        if (problem is not null && Enumerable.Range(problem.Step + 1, Math.Max(0, last - problem.Step)).FirstOrDefault(step => !story.Steps[step].IsRefused, -1) is >= 0 and var repair)
            yield return OfStep("Repair", repair, $"It goes on: {story.Steps[repair].Call.Command}.", Outcome.Running);
        if (Enumerable.Range(0, last + 1).FirstOrDefault(step => Count(step + 1) > Count(step), -1) is >= 0 and var change)
            yield return OfStep("State change", change, $"{Met(change)}: a condition is met.", Outcome.Won);
        if (Enumerable.Range(0, last + 1).FirstOrDefault(step => !story.Steps[step].IsRefused && VerbLook.Of(story.Steps[step].Verb).Flight is Flight.ToHand, -1) is >= 0 and var taken)
            yield return OfStep("Taken", taken, story.Steps[taken].Call.Observation, Outcome.Running);
        for (var i = 1; i < last; i++)
            yield return OfStep("Step", i, story.Steps[i].Call.Observation, story.Steps[i].IsRefused ? Outcome.Lost : Outcome.Running);

        KeyMoment OfStep(string title, int step, string note, Outcome outcome) => new(title, story.Beats.TimeOf(step + 1), step, ProgramView.LineOf(story, step), note, outcome);
        int Count(int steps) => story.Replay.StateAfter(steps).Conditions.Count(condition => condition.IsMet);
        string Met(int step) => Capital(story.Replay.StateAfter(step + 1).Conditions.Zip(story.Replay.StateAfter(step).Conditions)
            .Where(pair => pair.First.IsMet && !pair.Second.IsMet).Select(pair => pair.First.Text).LastOrDefault() ?? "all conditions hold");
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
