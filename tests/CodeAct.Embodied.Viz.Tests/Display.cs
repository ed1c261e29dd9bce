using System.Diagnostics;
using CodeAct.Embodied.Shell;
using CodeAct.Embodied.Viz.Screen;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>A display of its own for tests of the window. The test is skipped where there is no Xvfb or nothing to draw with.</summary>
internal sealed class Display : IDisposable
{
    private readonly Process server;

    private Display(Process server, string name) => (this.server, Name) = (server, name);

    /// <summary>What DISPLAY is to be.</summary>
    public string Name { get; }

    public static async Task<Display> OpenAsync(CancellationToken cancellationToken)
    {
        var program = ProgramTests.Find("Xvfb");
        if (!RaylibLibrary.IsThere(RaylibKind.Window))
            Assert.Ignore("raylib for windows is not built: viz/native/build-raylib.sh window");
        var server = Process.Start(new ProcessStartInfo(program, ["-displayfd", "1", "-noreset", "-screen", "0", "1280x720x24"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        return new Display(server, $":{await server.StandardOutput.ReadLineAsync(cancellationToken)}");
    }

    public void Dispose()
    {
        server.Kill();
        server.Dispose();
    }
}
