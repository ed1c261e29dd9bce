using System.ComponentModel;
using System.Diagnostics;

namespace CodeAct.Embodied.Drawing.Export;

/// <summary>Finds the players of pages, which are written in TypeScript and built on first need: <c>CODEACT_PAGE</c> names the folder that has
/// them, <c>CODEACT_PAGE_SETUP</c> a script that builds them and prints their folder; without either, the script of the checkout that this
/// program was built in is asked.</summary>
internal static class PageScript
{
    /// <summary>The player of one episode or two.</summary>
    public const string Play = "play.js";

    /// <summary>The player of many.</summary>
    public const string Gallery = "gallery.js";

    private const string FolderVariable = "CODEACT_PAGE";
    private const string SetupVariable = "CODEACT_PAGE_SETUP";
    private const string Setup = "src/CodeAct.Embodied.Drawing/Page/build.sh";

    private static readonly Lazy<string> Folder = new(Find);

    /// <exception cref="CannotContinueException">It is not built and cannot be.</exception>
    public static string Read(string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Folder.Value, name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotContinueException($"The player of pages cannot be read: {exception.Message}");
        }
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder)
            return folder;
        var setup = Environment.GetEnvironmentVariable(SetupVariable) is { Length: > 0 } named ? named : Above()
            ?? throw new CannotContinueException($"The player of pages is not built. ./codeact builds it on first need; without that script {FolderVariable} names the folder that {Setup} prints.");
        try
        {
            using var process = Process.Start(new ProcessStartInfo(setup) { RedirectStandardOutput = true })!;
            var path = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? path.TrimEnd('\n') : throw new CannotContinueException("The player of pages could not be built; what was said is above.");
        }
        catch (Win32Exception exception)
        {
            throw new CannotContinueException($"{setup} could not be started: {exception.Message}");
        }
    }

    private static string? Above()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, Setup) is var script && File.Exists(script))
                return script;
        }

        return null;
    }
}
