using System.ComponentModel;
using System.Diagnostics;

namespace CodeAct.Embodied.Cli;

/// <summary>Starts the viewer. It is a program of its own, so that everything else works where it was never built.</summary>
internal static class ViewerProcess
{
    // Set by the script codeact: what builds the viewer, and raylib for the kinds of drawing that it is given; it prints the
    // viewer's path.
    private const string SetupVariable = "CODEACT_VIEWER_SETUP";
    private const string Name = "codeact-viz";

    // An interrupt from the keyboard reaches it as well, and it then removes what it has half written.
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(2);

    /// <summary>Runs the viewer to its end; its exit code. An interrupt from the keyboard reaches the viewer, too, and ends it.</summary>
    /// <param name="arguments">As <c>codeact replay</c> takes them.</param>
    /// <param name="kinds">What it is to draw with.</param>
    /// <exception cref="CannotContinueException">It is not built, or cannot be.</exception>
    public static async Task<int> RunAsync(IEnumerable<string> arguments, RaylibKind[] kinds, CancellationToken cancellationToken)
    {
        using var viewer = Start(await FindAsync(kinds, cancellationToken), arguments);
        await WaitAsync(viewer, cancellationToken);
        return viewer.ExitCode;
    }

    /// <summary>Waits until the viewer has ended; an interrupt ends it.</summary>
    public static async Task WaitAsync(Process viewer, CancellationToken cancellationToken)
    {
        try
        {
            await viewer.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Who ended us by name has not ended it.
            if (!viewer.WaitForExit(TimeToLeave))
                viewer.Kill();
            throw;
        }
    }

    /// <summary>Where the viewer is, to watch an episode while it happens; null where no window can be opened, which is said.</summary>
    /// <exception cref="CannotContinueException">It is not built, or cannot be.</exception>
    public static async Task<string?> FindForWatchingAsync(CancellationToken cancellationToken)
    {
        if (Display.Problem is not { } problem)
            return await FindAsync([RaylibKind.Window], cancellationToken);
        await Console.Error.WriteLineAsync(CommandRunner.Prefix + Display.NoWindow(problem));
        return null;
    }

    /// <summary>Starts the viewer. Its window closes when this process ends, however it does.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="arguments">As <c>codeact replay</c> takes them.</param>
    public static Process Start(string path, IEnumerable<string> arguments)
    {
        var host = Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";
        var start = new ProcessStartInfo(host, [path, .. arguments])
        {
            Environment = { [Launcher.Variable] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture) },
        };
        return StartProcess(start, "The viewer");
    }

    /// <summary>What stands behind a command on the command line, for a program that takes the same arguments.</summary>
    public static IEnumerable<string> TokensAfter(Command command, ParseResult result) =>
        result.Tokens.SkipWhile(token => token.Value != command.Name).Skip(1).Select(token => token.Value);

    private static async Task<string> FindAsync(RaylibKind[] kinds, CancellationToken cancellationToken) =>
        Environment.GetEnvironmentVariable(SetupVariable) is { Length: > 0 } script
            ? await SetUpAsync(script, kinds, cancellationToken)
            : FindBuilt() ?? throw new CannotContinueException(
                "The viewer is not built. ./codeact builds it on first need; without that script: dotnet build viz/CodeAct.Embodied.Viz");

    private static async Task<string> SetUpAsync(string script, RaylibKind[] kinds, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(script, kinds.Select(kind => kind.ToString().ToLowerInvariant())) { RedirectStandardOutput = true };
        using var setup = StartProcess(start, script);
        // An interrupt from the keyboard reaches the script, too, and it leaves no half build behind.
        var path = await setup.StandardOutput.ReadToEndAsync(cancellationToken);
        await setup.WaitForExitAsync(cancellationToken);
        return setup.ExitCode switch
        {
            ExitCode.Done => path.TrimEnd('\n'),
            ExitCode.Interrupted => throw new OperationCanceledException(),
            _ => throw new CannotContinueException("The viewer could not be built; what was said is above. Everything else works without it."),
        };
    }

    private static Process StartProcess(ProcessStartInfo start, string name)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new CannotContinueException($"{name} could not be started: {exception.Message}");
        }
    }

    private static string? FindBuilt()
    {
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
