using System.Diagnostics;

namespace CodeAct.Embodied.Agents.Python.Audit;

/// <summary>What came of one attack.</summary>
/// <param name="End">How its code action ended, for example <c>raised PermissionError</c>.</param>
/// <param name="Harm">What did not hold; null where all did.</param>
public sealed record AttackResult(AttackProgram Attack, SandboxCell Cell, string End, TimeSpan Time, string? Harm)
{
    /// <summary>Whether nothing came of it.</summary>
    public bool Held => Harm is null;
}

/// <summary>What came of all attacks in one cell.</summary>
/// <param name="Level">What held the programs; null where none was run.</param>
/// <param name="Refusal">Why no program runs in this cell, where none does.</param>
/// <param name="IsMissing">Whether that is only because this machine has not what the cell is made of.</param>
public sealed record CellResult(SandboxCell Cell, ConfinementLevel? Level, ImmutableArray<AttackResult> Attacks, string? Refusal, bool IsMissing);

/// <summary>Lets attacks loose on the sandbox of this machine, each in an episode of its own.</summary>
/// <param name="world">The world that they are to leave alone.</param>
public sealed class SandboxAudit(SandboxGround ground, WorldDefinition world)
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan CpuLimit = TimeSpan.FromSeconds(1.5);

    // After its time limit a program has a second; the rest is for a machine that is busy with other things.
    private static readonly TimeSpan HostLimit = TimeLimit + TimeSpan.FromSeconds(6);

    /// <summary>Runs attacks in one cell, one after the other.</summary>
    /// <remarks>Those for the kernel share an interpreter for as long as it lives; what one leaves behind is no help to the next,
    /// since the kernel forgets nothing of what it refuses.</remarks>
    /// <param name="done">Told of each attack.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CellResult> RunAsync(SandboxCell cell, IEnumerable<AttackProgram> attacks, Action<AttackResult>? done, CancellationToken cancellationToken)
    {
        var options = ground.Options(cell) with { TimeLimit = TimeLimit, CpuLimit = CpuLimit, MaxCalls = 1000 };
        var results = ImmutableArray.CreateBuilder<AttackResult>();
        ConfinementLevel? level = null;
        PythonProcessSession? shared = null;
        try
        {
            foreach (var attack in attacks)
            {
                var python = shared ?? await StartAsync(options, isFirst: level is null, cancellationToken);
                shared = python;
                level = python.Confinement.Level;
                if (Missing(cell, python.Confinement) is { } missing)
                    return new CellResult(cell, level, [], missing, IsMissing: true);
                var (result, canShare) = await RunAsync(attack, cell, python, cancellationToken);
                results.Add(result);
                done?.Invoke(result);
                if (canShare)
                    continue;
                shared = null;
                await python.DisposeAsync();
            }
        }
        catch (PythonUnavailableException exception) when (level is null)
        {
            return new CellResult(cell, Level: null, [], exception.Message, IsMissing: false);
        }
        finally
        {
            if (shared is not null)
                await shared.DisposeAsync();
        }

        return new CellResult(cell, level, results.ToImmutable(), Refusal: null, IsMissing: false);
    }

    // Where one has started, a machine that is busy with other things may need longer than a start may take.
    private static async Task<PythonProcessSession> StartAsync(PythonOptions options, bool isFirst, CancellationToken cancellationToken)
    {
        for (var tries = isFirst ? 1 : 3; ; tries--)
        {
            try
            {
                return await PythonProcessSession.StartAsync(options, cancellationToken);
            }
            catch (PythonUnavailableException) when (tries > 1)
            {
                // Once more.
            }
        }
    }

    // Whether what holds a program is what the cell is made of.
    private static string? Missing(SandboxCell cell, ConfinementReport found) =>
        cell.Bubblewrap && !found.Bubblewrap ? $"bubblewrap does not work here: {found.BubblewrapProblem}"
        : cell.Landlock is not SandboxCell.Newest && found.LandlockAbi < cell.Landlock ? $"the kernel has only version {found.LandlockAbi} of Landlock"
        : cell.Landlock is SandboxCell.Newest && found.LandlockAbi == 0 ? "the kernel has no Landlock"
        : null;

    private async Task<(AttackResult Result, bool CanShare)> RunAsync(AttackProgram attack, SandboxCell cell, PythonProcessSession python, CancellationToken cancellationToken)
    {
        using var canary = new Canary(cell.Extra is SandboxExtra.Environment ? ground.Environment : null);
        var robot = new AuditRobot(world, attack.Steps);
        var begin = Stopwatch.GetTimestamp();
        var result = await python.RunAsync(canary.Prelude(python.Confinement.HasFolder) + attack.Code, robot.Answer, cancellationToken);
        var time = Stopwatch.GetElapsedTime(begin);
        var calls = robot.Commands.Count;
        var harm = Harm(attack, result, canary, robot, time) ?? await AfterwardsAsync(attack, python, robot, cancellationToken);
        // Once more: what it left behind may have had its time meanwhile.
        harm ??= canary.Harm();
        var canShare = harm is null && attack.CanShare && !attack.BreaksItself && !result.NamespaceLost && result.End is CodeEnd.Completed or CodeEnd.Raised;
        return (new AttackResult(attack, cell, Describe(result, calls), time, harm), canShare);
    }

    private static string? Harm(AttackProgram attack, CodeResult result, Canary canary, AuditRobot robot, TimeSpan time)
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
        if (robot.HasOddCall || IsOdd(result))
            return "a field that the host took from it is longer than agreed, beyond the program's lines or not clean";
        return robot.HasStrayed() ? "the world is not what the calls have made of it" : null;
    }

    private static bool IsOdd(CodeResult result) =>
        result.Line is < 1 or > AttackProgram.MostLines || result.Output.Length > 4 * new PythonOptions().MaxOutputCharacters
        || (result.Exception is { } exception && (AuditRobot.IsOdd(exception) || BorderText.ClassName(exception) != exception))
        || result.ToolCalls.Any(call => call.Line > AttackProgram.MostLines || call.Arguments.Any(AuditRobot.IsOdd))
        // A frame of the worker's, whose file has no other name. A syntax error of eval() names it without a function.
        || result.Output.Split('\n').Any(line => line.StartsWith("  File \"<string>\"", StringComparison.Ordinal) && line.Contains(", in ", StringComparison.Ordinal));

    /// <summary>Whether the session works on, at once or after a new start.</summary>
    private static async Task<string?> AfterwardsAsync(AttackProgram attack, PythonProcessSession python, AuditRobot robot, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        var before = robot.Answered;
        var next = await python.RunAsync(attack.KeepsNames ? "look()\nKEPT" : "look()", robot.Answer, cancellationToken);
        if (Stopwatch.GetElapsedTime(begin) > HostLimit)
            return "the code action after it held the host";
        if (robot.HasStrayed())
            return "the world is not what the calls have made of it";
        // On a busy machine the answer may come late.
        var hasWorked = next.End is CodeEnd.Completed or CodeEnd.EpisodeEnded || (next.End is CodeEnd.TimedOut && !attack.KeepsNames);
        return attack.BreaksItself || (robot.Answered == before + 1 && hasWorked)
            ? null
            : "the code action after it did not work: " + next.Output;
    }

    private static string Describe(CodeResult result, int calls) =>
        (result.End is CodeEnd.Raised ? "raised " + result.Exception : result.End.ToString())
        + (calls > 0 ? $", {calls} calls" : "");
}
