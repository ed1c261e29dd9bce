using System.Diagnostics;

namespace CodeAct.Embodied.Agents.Python.Audit;

/// <summary>What came of one attack.</summary>
/// <param name="End">How its code action ended, for example <c>raised PermissionError</c>.</param>
/// <param name="Harm">What did not hold; null where all did.</param>
public sealed record AttackResult(AttackProgram Attack, ConfinementLevel Level, string End, TimeSpan Time, string? Harm)
{
    /// <summary>Whether nothing came of it.</summary>
    public bool Held => Harm is null;
}

/// <summary>Lets attacks loose on the sandbox of this machine, each in a session and an episode of its own.</summary>
public static class SandboxAudit
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CpuLimit = TimeSpan.FromSeconds(1.5);

    // After its time limit a program has a second; the rest is for a machine that is busy with other things.
    private static readonly TimeSpan HostLimit = TimeLimit + TimeSpan.FromSeconds(6);

    /// <summary>Runs one attack.</summary>
    /// <param name="world">The world that it is to leave alone.</param>
    /// <exception cref="PythonUnavailableException">These layers do not work on this machine.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<AttackResult> RunAsync(AttackProgram attack, ConfinementLayers layers, WorldDefinition world, CancellationToken cancellationToken)
    {
        var options = new PythonOptions { TimeLimit = TimeLimit, CpuLimit = CpuLimit, MaxCalls = 1000, Layers = layers };
        await using var python = await PythonProcessSession.StartAsync(options, cancellationToken);
        using var canary = new Canary();
        var robot = new Robot(world, attack.Steps);

        var begin = Stopwatch.GetTimestamp();
        var result = await python.RunAsync(canary.Prelude + "\n" + attack.Code, robot.Answer, cancellationToken);
        var time = Stopwatch.GetElapsedTime(begin);
        var calls = robot.Commands.Count;
        var harm = Harm(attack, result, canary, robot, time) ?? await AfterwardsAsync(attack, python, robot, cancellationToken);
        // Once more: what it left behind may have had its time meanwhile.
        harm ??= canary.Harm();
        return new AttackResult(attack, python.Confinement.Level, Describe(result, calls), time, harm);
    }

    private static string? Harm(AttackProgram attack, CodeResult result, Canary canary, Robot robot, TimeSpan time)
    {
        if (result.Output.Split('\n').FirstOrDefault(line => line.StartsWith("ESCAPED", StringComparison.Ordinal)) is { } escape)
            return "it got through: " + escape;
        if (result.Output.Contains(canary.Secret, StringComparison.Ordinal))
            return "it read a secret of the host";
        if (canary.Harm() is { } harm)
            return harm;
        if (!attack.Allows(result))
            return $"it was to end as {string.Join(" or ", attack.Holds)}: {result.Output}";
        if (time > HostLimit)
            return $"it held the host for {time.TotalSeconds:0.0} s";
        if (attack.Calls is { } calls && robot.Commands.Count != calls)
            return $"the host saw {robot.Commands.Count} calls of primitives, and the program makes {calls}";
        return robot.HasStrayed() ? "the world is not what the calls have made of it" : null;
    }

    /// <summary>Whether the session works on, at once or after a new start.</summary>
    private static async Task<string?> AfterwardsAsync(AttackProgram attack, PythonProcessSession python, Robot robot, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        var before = robot.Answered;
        var next = await python.RunAsync("look()", robot.Answer, cancellationToken);
        if (Stopwatch.GetElapsedTime(begin) > HostLimit)
            return "the code action after it held the host";
        if (robot.HasStrayed())
            return "the world is not what the calls have made of it";
        return attack.BreaksItself || (robot.Answered == before + 1 && next.End is CodeEnd.Completed or CodeEnd.EpisodeEnded)
            ? null
            : "the code action after it did not work: " + next.Output;
    }

    private static string Describe(CodeResult result, int calls) =>
        (result.End is CodeEnd.Raised ? "raised " + result.Exception : result.End.ToString())
        + (calls > 0 ? $", {calls} calls" : "");

    /// <summary>An episode that notes its commands, to be repeated.</summary>
    private sealed class Robot(WorldDefinition world, int steps)
    {
        private readonly EpisodeOptions options = new() { StepLimit = steps };
        private readonly Episode episode = new(world, new() { StepLimit = steps });

        public List<string> Commands { get; } = [];

        /// <summary>Calls that were answered, those after the episode's end included.</summary>
        public int Answered { get; private set; }

        public PythonReply Answer(PythonCall call)
        {
            Answered++;
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
    }
}
