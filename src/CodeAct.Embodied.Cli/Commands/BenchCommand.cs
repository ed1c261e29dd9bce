using CodeAct.Embodied.Evaluation.Benchmarks;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact bench</c>: how fast it is on this machine.</summary>
internal static class BenchCommand
{
    public static Command Create() => new("bench", "Measure speed and memory on this machine.") { CreateEngine(), PlannerBench.Create(), PythonBench.Create(), ViewerBench.Create() };

    private static Command CreateEngine()
    {
        var paths = new Argument<string[]>("path") { Description = "Collections of games (*.jsonl.gz) or folders with them.", Arity = ArgumentArity.OneOrMore };
        var seconds = new Option<double>("--seconds") { Description = "How long each way of playing is measured.", DefaultValueFactory = _ => 3 };
        var json = new Option<bool>("--json") { Description = "The figures as one JSON object." };
        seconds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is not (> 0 and <= 3600))
                result.AddError("--seconds must be above 0 and at most 3600.");
        });
        return new Command("engine", "Measure the engine on one core: steps a second, games a second, bytes.") { paths, seconds, json }.Doing(result =>
        {
            var rows = Read(result.GetRequiredValue(paths));
            var figures = new EngineBenchmark(TimeSpan.FromSeconds(result.GetValue(seconds)), TimeProvider.System).Run(rows);
            if (result.GetValue(json))
                JsonOutput.WriteLine(figures);
            else
                Print(figures);
            return ExitCode.Done;
        });
    }

    private static ImmutableArray<(string Source, ReadOnlyMemory<byte> Json)> Read(string[] paths)
    {
        var rows = ImmutableArray.CreateBuilder<(string, ReadOnlyMemory<byte>)>();
        foreach (var input in InputFiles.Find(paths))
        {
            if (input.Kind is InputKind.Game)
                rows.Add((input.Path, BoundedFile.ReadBytes(input.Path, InputLimits.Game)));
            else if (input.Kind is InputKind.Games)
                rows.AddRange(GameFiles.ReadLines(input.Path).Select(line => (input.Path, (ReadOnlyMemory<byte>)line.ToArray())));
        }

        return rows.Count > 0 ? rows.DrainToImmutable() : throw new InputException(string.Join(", ", paths), "holds no games");
    }

    private static void Print(EngineFigures figures)
    {
        Line($"{figures.Steps:N0} commands, drawn from {figures.MeanAdmissibleCommands:N1} admissible ones in the mean, in {figures.GamesPlayed:N0} games; one core");
        Line($"steps a second, text and admissible commands  {figures.FullStepsPerSecond,12:N0}   {figures.FullBytesPerStep,6:N0} bytes allocated a step");
        Line($"steps a second, text                          {figures.TextStepsPerSecond,12:N0}   {figures.TextBytesPerStep,6:N0} bytes allocated a step");
        Line($"steps a second, bare                          {figures.BareStepsPerSecond,12:N0}");
        Line($"times the original's {EngineFigures.OriginalStepsPerSecond} steps a second          {figures.TimesOriginal,12:N0}");
        Line($"games loaded a second, from JSON to playable  {figures.GamesPerSecond,12:N0}   {figures.MedianLoadTime.TotalMilliseconds,6:N3} ms in the median of {figures.Games:N0}");
        Line($"bytes that a loaded game occupies             {figures.BytesPerGame,12:N0}");

        static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }
}
