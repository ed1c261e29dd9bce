using System.Diagnostics;

namespace CodeAct.Embodied.Cli.Rendering;

/// <summary>Shows an episode to people, event by event: as it happens, or from its log.</summary>
internal sealed class EpisodePrinter(Screen screen)
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Faint = new(Color.Grey);
    private static readonly Style Thought = new(Color.Teal, decoration: Decoration.Italic);
    private static readonly Style Bad = new(Color.Red);
    private static readonly Style Surprising = new(Color.Olive);
    private static readonly Style Good = new(Color.Green, decoration: Decoration.Bold);
    private static readonly Style Poor = new(Color.Olive, decoration: Decoration.Bold);

    private readonly string bar = screen.IsTerminal ? "│ " : "| ";
    private readonly char rule = screen.IsTerminal ? '─' : '-';
    private long promptTokens;
    private long completionTokens;
    private int turns;
    private int steps;
    private Replay? replay;
    private CodeEnded? lastProgram;

    /// <summary>Takes note of an event without showing it.</summary>
    public void Note(EpisodeEvent item)
    {
        switch (item)
        {
            case EpisodeStarted started:
                replay = Begin(started);
                break;
            case PrimitiveCalled or SurpriseHappened:
                replay?.Append(item);
                break;
            case CodeEnded ended:
                lastProgram = ended;
                break;
        }
    }

    private static Replay? Begin(EpisodeStarted started)
    {
        try
        {
            return new Replay(started, "the log");
        }
        catch (InputException)
        {
            // A log from elsewhere, whose world is none; its lines can be read all the same.
            return null;
        }
    }

    /// <summary>Shows the next event.</summary>
    public void Print(EpisodeEvent item)
    {
        Note(item);
        switch (item)
        {
            case EpisodeStarted started:
                Print(started);
                break;
            case TurnStarted turn:
                turns = turn.Turn;
                Heading($"Turn {turn.Turn}");
                break;
            case CodeStarted code:
                Print(code);
                break;
            case SurpriseHappened surprise:
                screen.Lines(surprise.Sentence, Surprising, indent: 7);
                break;
            case PrimitiveCalled call:
                Print(call);
                break;
            case CodeEnded ended:
                Print(ended);
                break;
            case TurnEnded turn:
                promptTokens += turn.PromptTokens ?? 0;
                completionTokens += turn.CompletionTokens ?? 0;
                if (turn.TurnsLeftOut is { } leftOut)
                    screen.Line($"Of the turns before, the first {leftOut} did not fit into the model's window.", Faint, indent: 2);
                break;
            case EpisodeEnded ended:
                Print(ended);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Says that the log stops before the episode's end.</summary>
    public void PrintMissingEnd()
    {
        screen.Gap();
        screen.Line($"The episode did not come to its end: the log stops in turn {turns}, after {Count(steps, "step")}.", Poor);
    }

    /// <summary>Says that the last line of the log was left out.</summary>
    public void PrintTorn() =>
        screen.Line("Its last line is torn and was left out: the program was killed as it wrote it, or is still writing.", Poor);

    /// <summary>Says in a sentence how an episode ended.</summary>
    public void PrintResult(EpisodeEnded ended)
    {
        var why = ended.EndedBy switch
        {
            EpisodeEndReason.Won => "The task is done",
            EpisodeEndReason.StepLimit => "The steps are used up",
            EpisodeEndReason.TurnLimit => "The turns are used up",
            EpisodeEndReason.ProposalLimit => "The proposals are used up",
            EpisodeEndReason.TokenLimit => "The tokens are used up",
            EpisodeEndReason.CostLimit => "The money is spent",
            EpisodeEndReason.TimeLimit => "The time is up",
            EpisodeEndReason.AgentStopped => "The agent stopped",
            EpisodeEndReason.AgentCrashed => "The agent's program failed",
            EpisodeEndReason.EmptyAnswers => "The model answered nothing, several times in a row",
            EpisodeEndReason.AgentFailed => "The agent could not go on",
            EpisodeEndReason.Interrupted => "The episode was interrupted",
            _ => throw new UnreachableException(),
        };
        var tokens = promptTokens + completionTokens > 0
            ? string.Create(CultureInfo.InvariantCulture, $", {promptTokens:N0} tokens read, {completionTokens:N0} written")
            : "";
        var seconds = ended.Seconds.ToString("0.0", CultureInfo.InvariantCulture);
        screen.Line(
            $"{why}: {Count(ended.Steps, "step")}, {Count(ended.Turns, "turn")}, {seconds} s{tokens}.",
            ended.Won ? Good : Poor);
        if (ended.Error is { } error)
            screen.Lines(error.ReplaceLineEndings("\n  "), Bad);
        if (ended.Won)
            return;
        // What cut the last program short is the likeliest cause.
        if (lastProgram is { End: not (CodeEnd.Completed or CodeEnd.EpisodeEnded) } last)
            screen.Line($"The last program: {Cause(last)}", Poor);
        if (replay?.StateAfter(replay.Steps.Count).Conditions is not { } conditions)
            return;
        foreach (var condition in conditions)
            screen.Line($"{(condition.IsMet ? "[x]" : "[ ]")} {condition.Text}", indent: 2);
    }

    private void Print(EpisodeStarted started)
    {
        screen.Line(started.World.Name, Strong);
        var rules = new List<string> { started.Agent, started.Dialect.Name(), $"{started.Feedback.Name()} feedback", Count(started.StepLimit, "step") };
        if (started.TurnLimit is { } limit)
            rules.Add(Count(limit, "turn"));
        if (started.Mode is { } mode and not ActionMode.Code)
            rules.Add($"{mode.Name()} mode");
        if (started.Protocol is { } protocol)
            rules.Add($"protocol {protocol}");
        if (started.Functions is { } functions and not "default")
            rules.Add($"{functions} functions");
        if (started.Surprises is { } surprises)
            rules.Add($"surprises: {string.Join(", ", surprises.Select(kind => kind.Name()))}");
        rules.Add($"seed {started.Seed}");
        if (started.Python is { } python)
            rules.Add(python);
        screen.Line(string.Join(", ", rules), Faint);
        screen.Gap();
        screen.Lines(started.Observation);
    }

    private void Print(CodeStarted started)
    {
        if (started.Thought is { } thought)
            screen.Lines(thought.Trim(), Thought, indent: 2);
        if (started.Correction is { } correction)
            screen.Lines(correction, Bad, indent: 2);
        if (started.Code is null)
            return;

        screen.Gap();
        var lines = PythonHighlighter.Lines(TerminalText.Printable(started.Code.TrimEnd()));
        var digits = Math.Max(2, lines.Length.ToString(CultureInfo.InvariantCulture).Length);
        for (var i = 0; i < lines.Length; i++)
        {
            screen.Piece($"  {(i + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits)} {(lines[i].Length > 0 ? bar : bar.TrimEnd())}", Faint);
            foreach (var (text, style) in lines[i])
                screen.Piece(text, style);
            screen.Line();
        }

        screen.Gap();
    }

    private void Print(PrimitiveCalled call)
    {
        steps = call.Step;
        screen.Piece($"  {call.Step,3}. ", Faint);
        screen.Piece(call.Command, Strong);
        if (call.Line is { } line)
            screen.Piece($"  (line {line})", Faint);
        screen.Line();
        // With explained feedback the agent reads the reason itself.
        if (call.Observation != call.Refusal)
            screen.Lines(call.Observation, indent: 7);
        if (call.Unmet is { } unmet)
            screen.Lines($"Refused: {call.Refusal ?? unmet.Name()}", Bad, indent: 7);
    }

    private void Print(CodeEnded ended)
    {
        var output = ended.Output.TrimEnd('\n');
        if (output.Length > 0)
        {
            screen.Gap();
            screen.Line("The agent reads:", Faint, indent: 2);
            screen.Lines(output, indent: 4);
        }

        if (ended.End is not (CodeEnd.Completed or CodeEnd.EpisodeEnded))
            screen.Line(Cause(ended), Bad, indent: 2);
    }

    private static string Cause(CodeEnded ended)
    {
        var place = ended.Line is { } number ? $" in line {number}" : "";
        return ended.End switch
        {
            CodeEnd.Raised => $"It ended{place} with {TerminalText.Line(ended.Exception ?? "an exception")}.",
            CodeEnd.TimedOut => $"It was stopped at its time limit{place}.",
            CodeEnd.Died => $"Its interpreter died{place}.",
            _ => $"It ended{place}: {ended.End.Name()}.",
        };
    }

    private void Print(EpisodeEnded ended)
    {
        Heading(ended.Won ? "Won" : "Not won");
        PrintResult(ended);
    }

    private void Heading(string text)
    {
        screen.Gap();
        screen.Piece(text, Strong);
        if (screen.Width is { } width)
            screen.Piece(" " + new string(rule, width - text.Length - 2), Faint);
        screen.Line();
    }

    private static string Count(int number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {unit}{(number == 1 ? "" : "s")}");
}
