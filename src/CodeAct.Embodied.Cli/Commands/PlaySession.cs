namespace CodeAct.Embodied.Cli.Commands;

/// <summary>An episode in which a person at the keyboard is the agent. Each command is a turn.</summary>
/// <param name="echo">Whether to write what was read, as a terminal does; set where the input is a file or a pipe.</param>
/// <param name="onEvent">Is told each event, in order; a log writer for example.</param>
internal sealed class PlaySession(Episode episode, Screen screen, bool echo, TimeProvider clock, Action<EpisodeEvent> onEvent)
{
    /// <summary>The agent's name in logs.</summary>
    public const string AgentName = "person";

    private static readonly Style Faint = new(Color.Grey);
    private static readonly Style Good = new(Color.Green, decoration: Decoration.Bold);

    private readonly EpisodeRecorder log = new(clock, onEvent);

    /// <summary>Plays to the end of the episode, or until the person leaves.</summary>
    /// <returns>The program's exit code.</returns>
    public async Task<int> RunAsync(TextReader input, CancellationToken cancellationToken)
    {
        log.Record(episode.StartEvent(AgentName, ProgramVersion.Text, clock.GetLocalNow()));
        screen.Line(episode.InitialObservation);
        screen.Line();
        screen.Line("Type a command, ? for those that are possible now, a number to give one of them, or quit.", Faint);
        var reason = await PlayAsync(input, cancellationToken);
        log.Record(new EpisodeEnded { Won = episode.Won, Steps = episode.Steps, Turns = episode.Steps, EndedBy = reason });
        screen.Line();
        screen.Line(
            reason switch
            {
                EpisodeEndReason.Won => $"Won, in {episode.Steps} of {episode.Options.StepLimit} steps.",
                EpisodeEndReason.StepLimit => $"Not won: all {episode.Options.StepLimit} steps are used up.",
                _ => $"Not won: you left after {episode.Steps} of {episode.Options.StepLimit} steps.",
            },
            episode.Won ? Good : Style.Plain);
        return RunCommand.ExitCodeOf(reason);
    }

    private async Task<EpisodeEndReason> PlayAsync(TextReader input, CancellationToken cancellationToken)
    {
        while (!episode.IsOver)
        {
            screen.Line();
            screen.Piece(string.Create(CultureInfo.InvariantCulture, $"[{episode.Steps}/{episode.Options.StepLimit}] > "));
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
            if (line is null || line.Trim() is "quit" or "exit")
                return EpisodeEndReason.AgentStopped;
            Answer(line.Trim());
        }

        return episode.Won ? EpisodeEndReason.Won : EpisodeEndReason.StepLimit;
    }

    private void Answer(string line)
    {
        var commands = episode.AdmissibleCommands;
        if (line.Length == 0)
            return;
        if (line == "?")
        {
            for (var i = 0; i < commands.Length; i++)
                screen.Line($"{i + 1,4}  {commands[i]}");
            return;
        }

        if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Act(line);
        }
        else if (number >= 1 && number <= commands.Length)
        {
            screen.Line(commands[number - 1], Faint);
            Act(commands[number - 1]);
        }
        else
        {
            screen.Line($"There are {commands.Length} commands now; ? lists them.", Faint);
        }
    }

    private void Act(string command)
    {
        var turn = episode.Steps + 1;
        log.Record(new TurnStarted { Turn = turn });
        var step = episode.Act(command);
        log.Record(episode.StepEvent(command, step, turn));
        log.Record(new TurnEnded { Turn = turn });
        screen.Line(step.Observation);
    }
}
