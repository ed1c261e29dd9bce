using System.Diagnostics;
using CodeAct.Embodied.Agents.Python.Audit;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact doctor --sandbox</c>: lets programs that mean harm loose on the sandbox of this machine, in every cell of the
/// table of promises that it can form.</summary>
internal static class SandboxCheck
{
    private static readonly Style Good = new(Color.Green);
    private static readonly Style Bad = new(Color.Red);

    /// <summary>The option that asks for it.</summary>
    public static Option<bool> Option() => new("--sandbox")
    {
        Description = "Run programs that attack the sandbox, with and without bubblewrap, packages and tools, and with older Landlock, and print the table of what held. Takes some minutes.",
    };

    /// <summary>The option that leaves all classes of attack out but one.</summary>
    public static Option<string?> ClassOption() => new Option<string?>("--attacks")
    {
        Description = "With --sandbox: only the attacks of this class.",
    }.AcceptOnlyFromAmong([.. AttackProgram.All.Select(attack => attack.Class).Distinct()]);

    /// <summary>The option that leaves all cells out but two.</summary>
    public static Option<bool> QuickOption() => new("--quick")
    {
        Description = "With --sandbox: only with and without bubblewrap, not with packages, tools or older Landlock.",
    };

    /// <summary>Runs the attacks, prints what held, and returns the exit code.</summary>
    /// <param name="onlyClass">The class of attacks; null for all.</param>
    /// <param name="isQuick">Whether to leave all cells out but the first of each layer.</param>
    public static async Task<int> RunAsync(bool json, string? onlyClass, bool isQuick, CancellationToken cancellationToken)
    {
        using var ground = new SandboxGround();
        var audit = new SandboxAudit(ground, WorldCatalog.Shipped.Load(WorldCatalog.Shipped.Names[0]));
        ImmutableArray<SandboxCell> cells = [.. SandboxCell.All.Where(cell => !isQuick || cell is { Extra: SandboxExtra.Nothing, Landlock: SandboxCell.Newest })];
        var results = new CellResult[cells.Length];
        var formed = 0;
        await Parallel.ForAsync(
            0,
            results.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 2, 8), CancellationToken = cancellationToken },
            async (index, token) =>
            {
                var cell = cells[index];
                // The others try the same on the host whatever the version of Landlock.
                var attacks = AttackProgram.All.Where(attack => onlyClass is null ? attack.IsForTheKernel || cell.Landlock is SandboxCell.Newest : attack.Class == onlyClass);
                results[index] = await audit.RunAsync(cell, attacks, done: null, token);
                await Console.Error.WriteLineAsync($"codeact: {Interlocked.Increment(ref formed)} of {results.Length} cells: {cell}");
            });
        var attacks = results.SelectMany(result => result.Attacks).ToList();
        if (json)
        {
            foreach (var (cell, result) in results.SelectMany(cell => cell.Attacks.Select(result => (cell, result))))
                JsonOutput.WriteLine(new Line(result.Attack.Class, result.Attack.Name, cell.Cell.ToString(), cell.Level!.Value.Describe(), result.Held, result.End, result.Time.TotalSeconds, result.Harm));
        }
        else
        {
            Print(Screen.OfStandardOutput(), results);
        }

        return attacks.Count > 0 && attacks.All(result => result.Held) ? ExitCode.Done : ExitCode.NotWon;
    }

    private static void Print(Screen screen, IReadOnlyList<CellResult> results)
    {
        foreach (var layers in results.GroupBy(result => result.Cell.Layers))
        {
            screen.Line(layers.Key);
            screen.Table(
            [
                ["", .. layers.DistinctBy(result => result.Cell.Landlock).Select(result => (Screen.Cell)result.Cell.Column)],
                .. layers.GroupBy(result => result.Cell.Extra).Select(row => (Screen.Cell[])[row.Key.ToString().ToLowerInvariant(), .. row.Select(result => (Screen.Cell)Word(result))]),
            ]);
            screen.Line();
        }

        foreach (var refusal in results.Where(result => result.Refusal is not null).GroupBy(result => (result.IsMissing, result.Refusal)))
            screen.Line($"{(refusal.Key.IsMissing ? "Not here" : "Refused")}: {refusal.Key.Refusal}");
        var attacks = results.SelectMany(result => result.Attacks).ToList();
        foreach (var failed in attacks.Where(result => !result.Held).GroupBy(result => result.Attack))
        {
            screen.Line();
            screen.Line($"{failed.Key.Class}/{failed.Key.Name}: {failed.Key.Title}", Bad);
            foreach (var same in failed.GroupBy(result => result.Harm!))
            {
                screen.Line(string.Join("; ", same.Select(result => result.Cell)), indent: 4);
                screen.Line(same.Key, indent: 8);
            }
        }

        using var self = Process.GetCurrentProcess();
        screen.Line($"The host held at most {self.PeakWorkingSet64 >> 20} MiB meanwhile.");
        var harmful = attacks.Count(result => !result.Held);
        if (harmful > 0)
            screen.Line($"{harmful} did not hold: do not run programs of strangers here, and please report it.", Bad);
        else if (attacks.Count > 0)
            screen.Line(string.Create(CultureInfo.InvariantCulture, $"All {attacks.Select(result => result.Attack).Distinct().Count()} attacks held, in {results.Count(result => result.Attacks.Length > 0)} cells."), Good);
        else
            screen.Line("No program runs on this machine.", Bad);
    }

    private static string Word(CellResult result) => result switch
    {
        { IsMissing: true } => "not here",
        { Refusal: not null } => "refused",
        _ => string.Create(CultureInfo.InvariantCulture, $"{result.Attacks.Count(attack => attack.Held)} of {result.Attacks.Length} held"),
    };

    /// <summary>What came of an attack.</summary>
    internal sealed record Line(string Class, string Attack, string Cell, string Confinement, bool Held, string End, double Seconds, string? Harm);
}
