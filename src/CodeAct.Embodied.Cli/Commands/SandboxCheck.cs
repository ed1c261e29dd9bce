using CodeAct.Embodied.Agents.Python.Audit;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact doctor --sandbox</c>: lets programs that mean harm loose on the sandbox of this machine.</summary>
internal static class SandboxCheck
{
    private const int AtATime = 2;
    private const int ClassWidth = 14;
    private const int ColumnWidth = 36;

    /// <summary>The option that asks for it.</summary>
    public static Option<bool> Option() => new("--sandbox")
    {
        Description = "Run programs that attack the sandbox, with all layers and with the worker's own lock alone, and say what held. Takes a minute or two.",
    };

    /// <summary>The option that leaves all classes of attack out but one.</summary>
    public static Option<string?> ClassOption() => new Option<string?>("--attacks")
    {
        Description = "With --sandbox: only the attacks of this class.",
    }.AcceptOnlyFromAmong([.. AttackProgram.All.Select(attack => attack.Class).Distinct()]);

    /// <summary>Runs the attacks, prints what held, and returns the exit code.</summary>
    /// <param name="onlyClass">The class of attacks; null for all.</param>
    public static async Task<int> RunAsync(bool json, string? onlyClass, CancellationToken cancellationToken)
    {
        ImmutableArray<AttackProgram> attacks = [.. AttackProgram.All.Where(attack => onlyClass is null || attack.Class == onlyClass)];
        var all = await RunAsync(attacks, ConfinementLayers.All, cancellationToken);
        // Where there is nothing but the lock, that is what has just been tried.
        var alone = all is [{ Level: ConfinementLevel.SelfLock }, ..] ? all : await RunAsync(attacks, ConfinementLayers.SelfLock, cancellationToken);
        foreach (var result in (AttackResult[])[.. all, .. alone])
        {
            if (json)
                JsonOutput.WriteLine(new Line(result.Attack.Class, result.Attack.Name, result.Level.Describe(), result.Held, result.End, result.Time.TotalSeconds, result.Harm));
        }

        if (!json)
            Print(Screen.OfStandardOutput(), all, alone);
        return all.Concat(alone).All(result => result.Held) ? ExitCode.Done : ExitCode.NotWon;
    }

    private static async Task<ImmutableArray<AttackResult>> RunAsync(ImmutableArray<AttackProgram> attacks, ConfinementLayers layers, CancellationToken cancellationToken)
    {
        var world = WorldCatalog.Shipped.Load(WorldCatalog.Shipped.Names[0]);
        var results = new AttackResult[attacks.Length];
        await Parallel.ForAsync(
            0,
            results.Length,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
            async (index, token) => results[index] = await SandboxAudit.RunAsync(attacks[index], layers, world, token));
        return [.. results];
    }

    private static void Print(Screen screen, ImmutableArray<AttackResult> all, ImmutableArray<AttackResult> alone)
    {
        screen.Line("attacks".PadRight(ClassWidth) + all[0].Level.Describe()["confined by ".Length..].PadRight(ColumnWidth) + "the worker's lock alone");
        foreach (var name in all.Select(result => result.Attack.Class).Distinct().Order(StringComparer.Ordinal))
            screen.Line(name.PadRight(ClassWidth) + Held(all, name).PadRight(ColumnWidth) + Held(alone, name));
        foreach (var result in all.Concat(alone).Where(result => !result.Held).Distinct())
        {
            screen.Line();
            screen.Line($"{result.Attack.Class}/{result.Attack.Name}, {result.Level.Describe()}: {result.Attack.Title}", new Style(Color.Red));
            screen.Line(result.Harm!, indent: 4);
        }

        screen.Line();
        var harmful = all.Concat(alone).Distinct().Count(result => !result.Held);
        if (harmful == 0)
            screen.Line($"All {all.Length} attacks held.", new Style(Color.Green));
        else
            screen.Line($"{harmful} did not hold: do not run programs of strangers here, and please report it.", new Style(Color.Red));
    }

    private static string Held(ImmutableArray<AttackResult> results, string name)
    {
        var tried = results.Where(result => result.Attack.Class == name).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{tried.Count(result => result.Held)} of {tried.Count} held");
    }

    /// <summary>What came of an attack.</summary>
    internal sealed record Line(string Class, string Attack, string Confinement, bool Held, string End, double Seconds, string? Harm);
}
