namespace CodeAct.Embodied.Agents.Python.Audit;

/// <summary>An episode under attack. It notes its commands, to be repeated.</summary>
internal sealed class AuditRobot(WorldDefinition world, int steps)
{
    private readonly EpisodeOptions options = new() { StepLimit = steps };
    private readonly Episode episode = new(world, new() { StepLimit = steps });

    public List<string> Commands { get; } = [];

    /// <summary>Calls that were answered, those after the episode's end included.</summary>
    public int Answered { get; private set; }

    /// <summary>Whether an argument, or the line of a call, was something that would forge or hide a part of a log.</summary>
    public bool HasOddCall { get; private set; }

    public PythonReply Answer(PythonCall call)
    {
        Answered++;
        HasOddCall |= call.Line is < 0 or > AttackProgram.MostLines || call.Arguments.Any(IsOdd);
        if (episode.IsOver)
            return new PythonReply { Text = "", Ok = false, StopProgram = true };
        var command = call.Function.Command(call.Arguments, options.Dialect);
        Commands.Add(command);
        var step = episode.Act(command);
        return new PythonReply { Text = step.Observation, Ok = step.Unmet is Precondition.None, StopProgram = episode.IsOver };
    }

    /// <summary>Whether the world is another than the same commands lead to.</summary>
    public bool HasStrayed()
    {
        var again = new Episode(world, options);
        foreach (var command in Commands)
            again.Act(command);
        return again.StateHash != episode.StateHash || again.Won != episode.Won;
    }

    /// <summary>Whether a text of one line holds what would forge another or hide.</summary>
    public static bool IsOdd(string text) => text.Length > WorkerBudget.ArgumentCharacters * 2 || BorderText.Line(text) != text;
}
