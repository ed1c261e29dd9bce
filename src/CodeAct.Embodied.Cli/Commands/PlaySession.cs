namespace CodeAct.Embodied.Cli.Commands;

/// <summary>An episode in which a person at the keyboard is the agent. Each command is a turn.</summary>
/// <param name="isClassic">Whether to take every line for a command, as ALFWorld does; otherwise words are understood, and what
/// is not understood costs nothing.</param>
/// <param name="echo">Whether to write what was read, as a terminal does; set where the input is a file or a pipe.</param>
/// <param name="onEvent">Is told each event, in order, when the episode is over: a step that was taken back never was.</param>
internal sealed class PlaySession(Episode start, bool isClassic, Screen screen, bool echo, TimeProvider clock, Action<EpisodeEvent> onEvent)
{
    /// <summary>The agent's name in logs.</summary>
    public const string AgentName = "person";

    private static readonly Style Faint = new(Color.Grey);
    private static readonly Style Good = new(Color.Green, decoration: Decoration.Bold);

    private readonly List<EpisodeEvent> steps = [];
    private Episode episode = start;
    private EpisodeRecorder? log;
    private PlayGuide? guide;

    private PlayGuide Guide => guide ??= new PlayGuide(() => episode, steps);

    /// <summary>What stands before a line.</summary>
    public string Prompt => string.Create(CultureInfo.InvariantCulture, $"[{episode.Steps}/{episode.Options.StepLimit}] > ");

    /// <summary>The lines that may be meant by the beginning of one.</summary>
    public IReadOnlyList<string> Complete(string typed) =>
    [
        .. episode.AdmissibleCommands.Concat(isClassic ? [] : PlayGuide.FreeWords)
            .Where(line => line.StartsWith(typed, StringComparison.OrdinalIgnoreCase)),
    ];

    /// <summary>Plays to the end of the episode, or until the person leaves.</summary>
    /// <returns>The program's exit code.</returns>
    public async Task<int> RunAsync(TextReader input, CancellationToken cancellationToken)
    {
        // Steps are timed as they happen, and told when it is certain that they stay.
        log = new EpisodeRecorder(clock, steps.Add);
        log.Record(episode.StartEvent(AgentName, ProgramVersion.Text, clock.GetLocalNow()));
        screen.Lines(episode.InitialObservation);
        screen.Line();
        screen.Line(
            isClassic
                ? "Type a command, ? for those that are possible now, a number to give one of them, or quit."
                : "Type what the robot is to do, for example: go to fridge 1. These cost nothing: help, hint, goal, map, undo, ?, quit.",
            Faint);
        var reason = await PlayAsync(input, cancellationToken);
        log.Record(new EpisodeEnded { Won = episode.Won, Steps = episode.Steps, Turns = episode.Steps, EndedBy = reason });
        foreach (var item in steps)
            onEvent(item);
        PrintEnd(reason);
        return RunCommand.ExitCodeOf(reason);
    }

    private void PrintEnd(EpisodeEndReason reason)
    {
        screen.Line();
        screen.Line(
            reason switch
            {
                EpisodeEndReason.Won => $"Won, in {episode.Steps} of {episode.Options.StepLimit} steps.",
                EpisodeEndReason.StepLimit => $"Not won: all {episode.Options.StepLimit} steps are used up.",
                _ => $"Not won: you left after {episode.Steps} of {episode.Options.StepLimit} steps.",
            },
            episode.Won ? Good : Style.Plain);
        if (!episode.Won)
            screen.Lines(Guide.Conditions());
    }

    private async Task<EpisodeEndReason> PlayAsync(TextReader input, CancellationToken cancellationToken)
    {
        while (!episode.IsOver)
        {
            screen.Line();
            screen.Piece(Prompt);
            string? line;
            try
            {
                // On a thread of its own: reading from a terminal cannot be cancelled, but need not be waited for.
                line = await Task.Run(input.ReadLine, cancellationToken).WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return EpisodeEndReason.Interrupted;
            }

            if (echo)
                screen.Line(line ?? "");
            if (line is null || line.Trim().ToLowerInvariant() is "quit" or "exit" or "q")
                return EpisodeEndReason.AgentStopped;
            Answer(line.Trim(), cancellationToken);
        }

        return episode.Won ? EpisodeEndReason.Won : EpisodeEndReason.StepLimit;
    }

    private void Answer(string line, CancellationToken cancellationToken)
    {
        var commands = episode.AdmissibleCommands;
        if (line.Length == 0)
            return;
        if (line == "?")
        {
            for (var i = 0; i < commands.Length; i++)
                screen.Line($"{i + 1,4}  {commands[i]}");
        }
        else if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            if (number >= 1 && number <= commands.Length)
                Act(commands[number - 1], line);
            else
                screen.Line($"There are {commands.Length} commands now; ? lists them.", Faint);
        }
        else if (isClassic)
        {
            Act(line, line);
        }
        else if (Free(line, cancellationToken) is { } told)
        {
            screen.Lines(told);
        }
        else
        {
            Understand(line);
        }
    }

    private string? Free(string line, CancellationToken cancellationToken) => line.TrimEnd('.', '!', '?').ToLowerInvariant() switch
    {
        "help" or "h" => Guide.Help(),
        "hint" => Guide.Hint(cancellationToken),
        "goal" or "task" => Guide.Goal(),
        "map" => Guide.Map(),
        "undo" => Undo(),
        _ => null,
    };

    private void Understand(string line)
    {
        switch (episode.Understand(line))
        {
            case Understood.Command command:
                Act(command.Text, line);
                break;
            case Understood.Question question:
                screen.Lines(question.Text);
                break;
        }
    }

    // Said where it is not what was typed, so that one learns the words.
    private void Act(string command, string typed)
    {
        if (command != typed)
            screen.Line(command, Faint);
        var turn = episode.Steps + 1;
        log!.Record(new TurnStarted { Turn = turn });
        var step = episode.Act(command);
        if (step.Surprise is { } surprise)
            log.Record(surprise);
        log.Record(episode.StepEvent(command, step, turn));
        log.Record(new TurnEnded { Turn = turn });
        Guide.Note(command, step);
        screen.Lines(step.Observation);
    }

    // Everything but the last step is done again: nothing in a house is left to chance.
    private string Undo()
    {
        var last = steps.FindLastIndex(item => item is TurnStarted);
        if (last < 0)
            return "There is nothing to take back.";
        var undone = steps.OfType<PrimitiveCalled>().Last().Command;
        steps.RemoveRange(last, steps.Count - last);
        episode = new Episode(episode.World, episode.Options);
        Guide.Forget();
        foreach (var step in steps.OfType<PrimitiveCalled>())
            Guide.Note(step.Command, episode.Act(step.Command));
        return $"Taken back: {undone}.";
    }
}
