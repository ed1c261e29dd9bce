using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;

namespace CodeAct.Embodied.Cli;

/// <summary>Starts the viewer. It is a program of its own, so that everything else works where it was never built.</summary>
internal static class ViewerProcess
{
    /// <summary>The environment variable that names the viewer; the script <c>codeact</c> sets it once the viewer is built.</summary>
    public const string Variable = "CODEACT_VIEWER";

    private const string Name = "codeact-viz";

    /// <summary>Starts the viewer with arguments as <c>codeact replay</c> takes them.</summary>
    /// <exception cref="BadInputException">It is not built.</exception>
    public static Process Start(IEnumerable<string> arguments)
    {
        var path = Find() ?? throw new BadInputException(
            "The viewer is not built. ./codeact builds it on first need; without that script: dotnet build viz/CodeAct.Embodied.Viz");
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet");
        start.ArgumentList.Add(path);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new BadInputException($"The viewer could not be started: {exception.Message}", exception);
        }
    }

    /// <summary>Runs the viewer to its end; its exit code. An interrupt from the keyboard reaches the viewer, too, and ends it.</summary>
    /// <exception cref="BadInputException">It is not built.</exception>
    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var viewer = Start(arguments);
        await viewer.WaitForExitAsync(cancellationToken);
        return viewer.ExitCode;
    }

    /// <summary>What stands behind a command on the command line, for a program that takes the same arguments.</summary>
    public static IEnumerable<string> TokensAfter(Command command, ParseResult result) =>
        result.Tokens.SkipWhile(token => token.Value != command.Name).Skip(1).Select(token => token.Value);

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : null;
        var here = AppContext.BaseDirectory;
        // Beside this program, or where a build of the whole solution puts it: artifacts/bin/PROJECT/CONFIGURATION.
        var configuration = Path.GetFileName(here.TrimEnd(Path.DirectorySeparatorChar));
        return ((string[])
            [
                Path.Combine(here, $"{Name}.dll"),
                Path.Combine(here, "..", "..", "CodeAct.Embodied.Viz", configuration, $"{Name}.dll"),
            ])
            .Select(Path.GetFullPath)
            .FirstOrDefault(File.Exists);
    }
}
