using System.Diagnostics;
using CodeAct.Embodied.Viz.Export;
using CodeAct.Embodied.Viz.Screen;
using NUnit.Framework;

namespace CodeAct.Embodied.Viz.Tests;

/// <summary>The viewer as a program of its own. What a machine lacks is skipped and said.</summary>
public sealed class ProgramTests
{
    [Test]
    [CancelAfter(180_000)]
    public async Task Without_a_display_it_says_what_to_do(CancellationToken cancellationToken)
    {
        var (code, _, error) = await RunViewer([Episodes.LogFile(Episodes.HotTomato())], display: "", cancellationToken);

        Assert.That(code, Is.EqualTo(3));
        Assert.That(error, Does.Contain("--export"));
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task Without_the_library_it_says_how_to_get_it(CancellationToken cancellationToken)
    {
        var log = Episodes.LogFile(Episodes.HotTomato());

        var (code, _, error) = await RunViewer([log, "--export", log + ".png"], display: "", cancellationToken, ("CODEACT_RAYLIB", "/nowhere/libraylib.so"));

        Assert.That(code, Is.EqualTo(3));
        Assert.That(error, Does.Contain("build-raylib.sh memory"));
        Assert.That(File.Exists(log + ".png"), Is.False);
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task An_ending_that_means_nothing_is_refused(CancellationToken cancellationToken)
    {
        var (code, _, error) = await RunViewer([Episodes.LogFile(Episodes.HotTomato()), "--export", "film.avi"], display: "", cancellationToken);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain(".mp4"));
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task A_page_plays_in_a_browser_offline(CancellationToken cancellationToken)
    {
        var chromium = Find("chromium", "chromium-browser", "google-chrome");
        var log = Episodes.LogFile(Episodes.HotTomato());
        var page = Path.ChangeExtension(log, ".html");
        var (code, _, error) = await RunViewer([log, "--export", page], display: "", cancellationToken);
        Assert.That(code, Is.Zero, error);

        var dom = await Output(
            chromium,
            ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", $"--user-data-dir={Path.GetDirectoryName(log)}/browser", "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=4000", "--dump-dom", $"file://{page}#6"],
            cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new FileInfo(page).Length, Is.LessThan(500 * 1024));
            Assert.That(dom, Does.Contain("data-ready=\"yes\""));
            Assert.That(dom, Does.Match("data-frame=\"[1-9]"), "it shows the sixth step and not the first picture");
        }
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task A_window_shows_what_a_picture_shows(CancellationToken cancellationToken)
    {
        var server = Find("Xvfb");
        if (!RaylibLibrary.IsThere(RaylibKind.Window))
            Assert.Ignore("raylib for windows is not built: viz/native/build-raylib.sh window");
        var log = Episodes.LogFile(Episodes.HotTomato());
        var path = log + ".window.png";
        using var display = Process.Start(new ProcessStartInfo(server, ["-displayfd", "1", "-screen", "0", "1280x720x24"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            var number = await display.StandardOutput.ReadLineAsync(cancellationToken);

            var (code, _, error) = await RunViewer([log, "--at", "6", "--window-picture", path], $":{number}", cancellationToken);

            Assert.That(code, Is.Zero, error);
            TestContext.Out.WriteLine(error);
            var picture = PngEncoder.Read(await File.ReadAllBytesAsync(path, cancellationToken));
            Assert.That((picture.Width, picture.Height), Is.EqualTo((1280, 720)));
            // Floor, panel, accent: a picture and not a blank.
            Assert.That(Enumerable.Range(0, picture.Width * picture.Height).Select(i => BitConverter.ToInt32(picture.Pixels, i * 4)).Distinct().Count(), Is.GreaterThan(500));
        }
        finally
        {
            display.Kill();
        }
    }

    private static string Find(params string[] programs)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
        {
            foreach (var program in programs)
            {
                if (File.Exists(Path.Combine(folder, program)))
                    return Path.Combine(folder, program);
            }
        }

        Assert.Ignore($"There is no {programs[0]}.");
        throw new InvalidOperationException();
    }

    private static async Task<(int Code, string Output, string Error)> RunViewer(string[] arguments, string display, CancellationToken cancellationToken, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "codeact-viz.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DISPLAY"] = display;
        start.Environment["WAYLAND_DISPLAY"] = "";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static async Task<string> Output(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        await error;
        return output;
    }
}
