using CodeAct.Embodied.Agents.Python.Audit;
using CodeAct.Embodied.PythonNet;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact bench python</c>: what a call of a primitive and the start of an interpreter cost.</summary>
internal static class PythonBench
{
    public static Command Create()
    {
        var calls = EpisodeArguments.Positive("--calls", "Calls to measure.", 20_000, 1_000_000);
        var starts = EpisodeArguments.Positive("--starts", "Starts to measure.", 20, 1000);
        var json = new Option<bool>("--json") { Description = "The figures as one JSON object." };
        var command = new Command("python", "Measure Python: a call of a primitive, the start of a worker, calls a second with 1, 2 and 4 workers.") { calls, starts, json };
        command.SetAction(async (result, cancellationToken) =>
        {
            var benchmark = new PythonBenchmark(result.GetValue(calls), result.GetValue(starts), TimeProvider.System);
            var figures = await benchmark.RunAsync(cancellationToken);
            if (EmbeddedPython.Library is not null)
                figures = figures with { Embedded = await benchmark.CallsAsync(async () => await EmbeddedPython.StartAsync(PythonBenchmark.Options, cancellationToken), cancellationToken) };
            if (result.GetValue(json))
                JsonOutput.WriteLine(figures);
            else
                Print(figures);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(PythonFigures figures)
    {
        Line($"{figures.Confinement.Describe()}");
        Line($"a call of a primitive, confined    {Microseconds(figures.Call)}");
        Line(figures.Embedded is null
            ? $"a call of a primitive, in process  not measured: {EmbeddedPython.Missing}"
            : (FormattableString)$"a call of a primitive, in process  {Microseconds(figures.Embedded)}");
        Line($"a worker, from spawn to ready      {Milliseconds(figures.Start)}");
        Line($"a worker, from the pool            {Milliseconds(figures.FromPool)}");
        foreach (var (workers, rate) in figures.CallsPerSecond)
            Line($"calls a second, {workers} at a time        {rate,10:N0}");
    }

    private static string Microseconds(Spread spread) => string.Create(CultureInfo.InvariantCulture, $"{spread.Median * 1e6,8:0.0} µs median, {spread.P99 * 1e6:0.0} µs p99, {spread.Least * 1e6:0.0} µs at best");

    private static string Milliseconds(Spread spread) => string.Create(CultureInfo.InvariantCulture, $"{spread.Median * 1e3,8:0.0} ms median, {spread.P99 * 1e3:0.0} ms p99, {spread.Least * 1e3:0.0} ms at best");

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
