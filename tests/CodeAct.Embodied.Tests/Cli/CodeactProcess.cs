using System.Diagnostics;
using System.Globalization;
using CodeAct.Embodied.Tests.Simulation.Log;
using NUnit.Framework;

namespace CodeAct.Embodied.Tests.Cli;

/// <summary>The built program as a process of its own, in an empty folder of its own.</summary>
internal sealed class CodeactProcess : IDisposable
{
    // In its own folder: the one of the tests has the program, too, but with the libraries that the tests run on.
    private static readonly string Program = Path.GetFullPath(Path.Combine(
        TestContext.CurrentContext.TestDirectory, "..", "..", "CodeAct.Embodied.Cli",
        Path.GetFileName(Path.TrimEndingDirectorySeparator(TestContext.CurrentContext.TestDirectory)), "codeact.dll"));

    private readonly DateTimeOffset start = TimeProvider.System.GetUtcNow();
    /// <summary>The words that start the program.</summary>
    public static string[] Words => ["dotnet", Program];

    private readonly Process process;
    private readonly Task<string> errors;

    private CodeactProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<Finished> RunAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await process.FinishAsync(cancellationToken);
    }

    /// <summary>Starts the program. Its standard input is empty.</summary>
    public static CodeactProcess Start(string folder, params string[] arguments) => StartOther(folder, [.. Words, .. arguments]);

    /// <summary>Starts another program in the same way.</summary>
    /// <param name="words">The program and its arguments; before them variables of its environment, such as <c>NAME=value</c>.</param>
    public static CodeactProcess StartOther(string folder, IEnumerable<string> words)
    {
        // A shell starts what it runs in the background with SIGINT ignored, and that is inherited.
        var start = new ProcessStartInfo("env")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "--default-signal=INT" },
        };
        foreach (var word in words)
            start.ArgumentList.Add(word);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new CodeactProcess(process);
    }

    /// <summary>Reads standard output up to a line that contains the text.</summary>
    public async Task ReadToAsync(string text, CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return;
        }

        Assert.Fail($"The program ended without a line with '{text}'. It said: {await errors}");
    }

    /// <summary>Sends a signal, for example <c>INT</c>.</summary>
    public async Task SignalAsync(string signal, CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Reads what is left and waits for the end.</summary>
    public async Task<Finished> FinishAsync(CancellationToken cancellationToken)
    {
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = await errors;
        await process.WaitForExitAsync(cancellationToken);
        CheckLogs();
        return new Finished(process.ExitCode, output, error);
    }

    // Every log that the program writes in a test is held against the schema.
    private void CheckLogs()
    {
        foreach (var path in Directory.EnumerateFiles(process.StartInfo.WorkingDirectory, "*.jsonl", SearchOption.AllDirectories)
            .Where(path => File.GetLastWriteTimeUtc(path) >= start.UtcDateTime))
        {
            var lines = File.ReadAllText(path).Split('\n');
            if (lines[0].StartsWith("{\"type\":\"episode_start\"", StringComparison.Ordinal))
                LogSchema.Check(lines[..^1]);
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}

/// <summary>What a process left behind.</summary>
internal sealed record Finished(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
