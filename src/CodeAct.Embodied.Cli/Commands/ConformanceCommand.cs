using CodeAct.Embodied.Evaluation.Conformance;

namespace CodeAct.Embodied.Cli.Commands;

/// <summary><c>codeact conformance</c>: is this ALFWorld, to the byte?</summary>
internal static class ConformanceCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Games, transcripts of the original engine and of programs, in files and folders, told apart by what is in them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out")
        {
            Description = "The file that every divergence is written to, a JSON object a line.",
            DefaultValueFactory = _ => "conformance-divergences.jsonl",
        };
        var workers = new Option<int>("--workers")
        {
            Description = "How many games and episodes are checked at a time.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        workers.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--workers must be at least 1.");
        });
        var noSandbox = new Option<bool>("--no-sandbox") { Description = "Let the recorded programs run unconfined where the machine offers no confinement." };
        var command = new Command("conformance", "Compare with ALFWorld: stored solutions, the original engine's transcripts, published programs. Exit code 4: something differs; 2: bad input, or a transcript whose game was not given.")
        {
            paths, output, workers, noSandbox,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var report = await RunAsync(
                result.GetRequiredValue(paths), result.GetValue(workers), result.GetValue(noSandbox), cancellationToken);
            var file = result.GetRequiredValue(output);
            Write(file, report);
            ConformanceTables.Print(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Terminal.Out) }), report, file);
            return (report.Divergences.IsEmpty, report.GamesNotFound) switch
            {
                (false, _) => ExitCode.NotWon,
                (true, > 0) => ExitCode.BadInput,
                _ => ExitCode.Done,
            };
        });
        return command;
    }

    private static async Task<ConformanceReport> RunAsync(string[] paths, int workers, bool noSandbox, CancellationToken cancellationToken)
    {
        var inputs = InputFiles.Find(paths);
        if (inputs.IsEmpty)
            throw new InputException(string.Join(", ", paths), "holds neither games nor transcripts");

        ConformanceReport? report = null;
        await WithProgressAsync(async onProgress =>
        {
            var run = new ConformanceRun(inputs, workers, allowUnconfined: noSandbox, onProgress);
            report = await Task.Run(() => run.RunAsync(cancellationToken), cancellationToken);
        });
        return report!;
    }

    private static async Task WithProgressAsync(Func<Action<ConformanceProgress>, Task> action)
    {
        if (Console.IsErrorRedirected)
        {
            await action(_ => { });
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Terminal.Error) });
        await console.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bars = new Dictionary<ConformanceStage, ProgressTask>();
                await action(progress =>
                {
                    if (!bars.TryGetValue(progress.Stage, out var bar))
                        bars.Add(progress.Stage, bar = context.AddTask(progress.Stage.ToString().ToLowerInvariant(), maxValue: progress.Total));
                    bar.Value = progress.Done;
                });
            });
    }

    private static void Write(string file, ConformanceReport report)
    {
        try
        {
            DivergenceFile.Write(file, report.Divergences);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, string.Create(CultureInfo.InvariantCulture, $"the divergences cannot be written: {exception.Message}"));
        }
    }
}
