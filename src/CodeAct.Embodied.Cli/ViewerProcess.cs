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
