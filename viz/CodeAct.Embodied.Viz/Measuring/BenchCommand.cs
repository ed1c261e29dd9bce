using System.CommandLine;
using System.Text.Json;

namespace CodeAct.Embodied.Viz.Measuring;

/// <summary>The viewer's part of <c>codeact bench viewer</c>: every renderer in a process of its own.</summary>
internal static class BenchCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create()
    {
        var arguments = new ViewerBenchArguments();
        var command = new Command("bench", "Measure how long frames and clicks take.") { Hidden = true };
        arguments.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var given = result.GetValue(arguments.Log);
            using var tour = given is null ? WriteTour(result.GetValue(arguments.Steps)) : null;
            var log = tour?.Path ?? StoryReader.Resolve(given!);
            if (result.GetValue(arguments.Renderer) is { } renderer)
            {
                Console.WriteLine(JsonSerializer.Serialize(Measure(arguments, result, log, renderer), Json));
                return ExitCode.Done;
            }

            List<RendererFigures> all = [];
            foreach (var offered in Offered())
                all.Add(await MeasureApartAsync(arguments, result, log, offered, cancellationToken));
            if (result.GetValue(arguments.Json))
                Console.WriteLine(JsonSerializer.Serialize(new { Log = given, Size = result.GetValue(arguments.Size), Renderers = all }, Json));
            else
                Print(given ?? "a tour of the largest house", result.GetValue(arguments.Size)!, all);
            return ExitCode.Done;
        });
        return command;
    }

    private static RendererFigures Measure(ViewerBenchArguments arguments, ParseResult result, string log, string renderer)
    {
        var (width, height) = ReplayArguments.ParseSize(result.GetValue(arguments.Size))!.Value;
        if (renderer == "software")
            StandardStreams.CloseInput();
        return new ViewerBenchmark(width, height, result.GetValue(arguments.Frames), result.GetValue(arguments.Places), result.GetValue(arguments.Seed)).Measure(log, renderer);
    }

    private static List<string> Offered()
    {
        List<string> offered = [];
        if (RaylibLibrary.IsThere(RaylibKind.Memory))
            offered.Add("software");
        if (WindowStage.Problem() is null && RaylibLibrary.IsThere(RaylibKind.Window))
            offered.Add("window");
        if (offered.Count == 0)
            throw new CannotContinueException("There is nothing to draw with: raylib is not built. Run: viz/native/build-raylib.sh memory");
        return offered;
    }

    private static async Task<RendererFigures> MeasureApartAsync(ViewerBenchArguments arguments, ParseResult result, string log, string renderer, CancellationToken cancellationToken)
    {
        string Option<T>(Option<T> option) => Convert.ToString(result.GetValue(option), CultureInfo.InvariantCulture)!;
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            [
                .. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(BenchCommand).Assembly.Location] : (string[])[],
                "bench", log, "--renderer", renderer, "--size", Option(arguments.Size), "--frames", Option(arguments.Frames), "--places", Option(arguments.Places), "--seed", Option(arguments.Seed),
            ])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var problem = $"The {renderer} renderer could not be measured; what it said is above.";
        return process.ExitCode switch
        {
            ExitCode.Done => JsonSerializer.Deserialize<RendererFigures>(output, Json)!,
            ExitCode.BadInput => throw new InputException(problem),
            _ => throw new CannotContinueException(problem),
        };
    }

    private static TemporaryLog WriteTour(int? steps)
    {
        var log = new TemporaryLog();
        using var writer = EpisodeLogWriter.Create(log.Path);
        foreach (var item in TourEpisode.Of(TourEpisode.LargestHouse(), steps))
            writer.Write(item);
        return log;
    }

    private static void Print(string log, string size, List<RendererFigures> all)
    {
        Line($"{log}, {all[0].Steps:N0} steps, {size}; milliseconds");
        Line($"{"",-28}{"median",9}{"p99",9}{"max",9}{"allocated",13}");
        foreach (var figures in all)
        {
            Line($"{figures.Renderer} ({figures.Device}): log read in {figures.Read:N0}, first frame after {figures.FirstFrame:N0} more");
            Row("  a frame while it plays", figures.Frame);
            Row(string.Create(CultureInfo.InvariantCulture, $"  a click, {figures.Places} places"), figures.Scrub);
        }

        static void Row(string name, TimeSpread spread) => Line($"{name,-28}{spread.Median,9:0.0}{spread.P99,9:0.0}{spread.Max,9:0.0}{spread.Bytes / 1024,10:N0} KB");

        static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A log in a folder of its own, gone when it was measured.</summary>
    private sealed class TemporaryLog : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("codeact-bench-");

        public string Path => System.IO.Path.Combine(folder.FullName, "tour.jsonl");

        public void Dispose() => folder.Delete(recursive: true);
    }
}
