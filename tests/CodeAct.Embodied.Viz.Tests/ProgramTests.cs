using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using CodeAct.Embodied.Shell;
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
    [CancelAfter(60_000)]
    public async Task Where_no_display_answers_it_says_so_and_does_not_crash(CancellationToken cancellationToken)
    {
        var (code, _, error) = await RunViewer([Episodes.LogFile(Episodes.HotTomato())], display: ":987", cancellationToken);

        Assert.That((code, error), Is.EqualTo((3, "codeact: No window can be opened: the display :987 does not answer. Add --export episode.gif, .mp4, .html or .png, or open a terminal on a desktop.\n")));
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

    [TestCase("--figure", "/proc/figure.pdf")]
    [TestCase("--figure", "/proc/figure.svg")]
    [TestCase("--export", "/proc/page.html")]
    [CancelAfter(180_000)]
    public async Task What_cannot_be_written_is_a_sentence(string option, string path, CancellationToken cancellationToken)
    {
        var (code, _, error) = await RunViewer([Episodes.LogFile(Episodes.HotTomato()), option, path], display: "", cancellationToken);

        Assert.That(code, Is.EqualTo(3));
        Assert.That(error, Does.StartWith("codeact: ").And.Contain(path));
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    [CancelAfter(180_000)]
    public async Task An_export_that_is_interrupted_leaves_nothing_behind(string signal, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("codeact-export").FullName;
        using var viewer = Process.Start(ViewerStart([Episodes.LogFile(Episodes.LongTour), "--export", Path.Combine(folder, "film.gif")], display: ""))!;
        while (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            if (viewer.HasExited)
                Assert.Ignore($"Nothing can be drawn here: {await viewer.StandardError.ReadToEndAsync(cancellationToken)}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }

        await Output("kill", [$"-{signal}", $"{viewer.Id}"], cancellationToken);
        await viewer.WaitForExitAsync(cancellationToken);

        Assert.That((viewer.ExitCode, await viewer.StandardError.ReadToEndAsync(cancellationToken)), Is.EqualTo((130, "codeact: interrupted\n")));
        Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
        Directory.Delete(folder);
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task Two_exports_to_one_name_at_once_do_each_other_no_harm(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("codeact-export").FullName;
        var (log, page) = (Episodes.LogFile(Episodes.HotTomato()), Path.Combine(folder, "page.html"));

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RunViewer([log, "--export", page], display: "", cancellationToken)));

        Assert.That(both.Select(result => result.Code), Is.All.Zero, string.Concat(both.Select(result => result.Error)));
        Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.EqualTo((string[])[page]));
        Directory.Delete(folder, recursive: true);
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
    public async Task A_window_shows_what_a_picture_shows(CancellationToken cancellationToken)
    {
        using var display = await Display.OpenAsync(cancellationToken);
        var log = Episodes.LogFile(Episodes.HotTomato());
        var path = log + ".window.png";

        var (code, _, error) = await RunViewer([log, "--at", "6", "--window-picture", path], display.Name, cancellationToken);

        Assert.That(code, Is.Zero, error);
        TestContext.Out.WriteLine(error);
        var picture = PngReader.Read(await File.ReadAllBytesAsync(path, cancellationToken));
        Assert.That((picture.Width, picture.Height), Is.EqualTo((1280, 720)));
        // Floor, panel, accent: a picture and not a blank.
        Assert.That(Enumerable.Range(0, picture.Width * picture.Height).Select(i => BitConverter.ToInt32(picture.Pixels, i * 4)).Distinct().Count(), Is.GreaterThan(500));
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task A_window_opens_with_the_library_of_Raylib_cs_whatever_dotnet_calls_the_platform(CancellationToken cancellationToken)
    {
        if (RuntimeInformation.ProcessArchitecture is not Architecture.X64 || !Directory.Exists(Path.Combine(AppContext.BaseDirectory, "raylib", "linux-x64")))
            Assert.Ignore("Raylib-cs brought no library for this machine.");
        using var display = await Display.OpenAsync(cancellationToken);
        var log = Episodes.LogFile(Episodes.HotTomato());

        var (code, _, error) = await RunViewer(
            [log, "--at", "6", "--window-picture", log + ".window.png"],
            display.Name,
            cancellationToken,
            ("CODEACT_RAYLIB", ""),
            ("CODEACT_CACHE", log + ".cache"),
            ("DOTNET_RUNTIME_ID", "ubuntu.24.04-x64"));

        Assert.That(code, Is.Zero, error);
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task On_a_dense_screen_a_window_has_all_its_pixels_and_draws_only_what_changes(CancellationToken cancellationToken)
    {
        var xprop = Find("xprop");
        using var display = await Display.OpenAsync(cancellationToken);
        // As a desktop says that its scale is 2.
        await Output(xprop, ["-root", "-f", "RESOURCE_MANAGER", "8s", "-set", "RESOURCE_MANAGER", "Xft.dpi:\t192"], cancellationToken, ("DISPLAY", display.Name));
        var log = Episodes.LogFile(Episodes.HotTomato());
        var path = log + ".window.png";

        var (code, _, error) = await RunViewer([log, "--at", "6", "--size", "640x360", "--window-picture", path], display.Name, cancellationToken);

        Assert.That(code, Is.Zero, error);
        var picture = PngReader.Read(await File.ReadAllBytesAsync(path, cancellationToken));
        Assert.That((picture.Width, picture.Height), Is.EqualTo((1280, 720)));
        Assert.That(error, Does.Contain("; of the last one 0% was drawn anew"), "nothing moves");
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task The_viewer_measures_itself(CancellationToken cancellationToken)
    {
        if (!RaylibLibrary.IsThere(RaylibKind.Memory))
            Assert.Ignore("raylib for pictures is not built: viz/native/build-raylib.sh memory");

        var (code, output, error) = await RunViewer(["bench", "--steps", "300", "--frames", "3", "--places", "3", "--size", "640x480", "--json"], display: "", cancellationToken);

        Assert.That(code, Is.Zero, error);
        using var figures = JsonDocument.Parse(output);
        var renderer = figures.RootElement.GetProperty("renderers").EnumerateArray().Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(renderer.GetProperty("renderer").GetString(), Is.EqualTo("software"));
            Assert.That(renderer.GetProperty("steps").GetInt32(), Is.EqualTo(300));
            Assert.That(renderer.GetProperty("scrub").GetProperty("max").GetDouble(), Is.GreaterThan(0));
        }
    }

    public static string Find(params string[] programs)
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

    internal static async Task<(int Code, string Output, string Error)> RunViewer(string[] arguments, string display, CancellationToken cancellationToken, params (string Name, string Value)[] variables)
    {
        using var process = Process.Start(ViewerStart(arguments, display, variables))!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo ViewerStart(string[] arguments, string display, params (string Name, string Value)[] variables) =>
        ProgramStart(Path.Combine(AppContext.BaseDirectory, "codeact-viz.dll"), arguments, display, variables);

    /// <summary>How a program of ours is started on a display.</summary>
    public static ProcessStartInfo ProgramStart(string program, string[] arguments, string display, params (string Name, string Value)[] variables)
    {
        // A shell starts what it runs in the background with SIGINT ignored, and that is inherited.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DISPLAY"] = display;
        start.Environment["WAYLAND_DISPLAY"] = "";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return start;
    }

    public static async Task<string> Output(string program, string[] arguments, CancellationToken cancellationToken, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        await error;
        return output;
    }
}
