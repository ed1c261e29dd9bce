using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace CodeAct.Embodied.Shell;

/// <summary>What one can ask of the viewer: <c>codeact replay</c> explains and checks it, and the viewer does it.</summary>
public sealed class ReplayArguments
{
    private const int SmallestPicture = 64;
    private const int LargestPicture = 8192;
    private const string AsRecorded = "recorded";
    private const string PageEnding = ".html";

    private static readonly string[] Endings = [".png", ".gif", ".apng", ".mp4", PageEnding];

    public Argument<string[]> Logs { get; } = new("LOG")
    {
        Description = "The log of an episode, or LAST for the newest in episodes/ (the default). Two logs are shown side by side. A folder, of a panel or with logs, is exported as a wall: all its episodes as small plans.",
        Arity = new ArgumentArity(0, 2),
    };

    public Option<string?> Export { get; } = new("--export")
    {
        Description = "Write a picture (.png), an animation (.gif, .apng, .mp4) or a web page (.html) and open no window.",
        HelpName = "FILE",
    };

    public Option<string?> Figure { get; } = new("--figure")
    {
        Description = "Write a figure for print (.pdf, .svg): the moments that tell the episode, each with its lines; of two logs, where they part. Prints its caption.",
        HelpName = "FILE",
    };

    public Option<int> Panels { get; } = new("--panels") { Description = "Moments of a figure of one log, from 1 to 12.", DefaultValueFactory = _ => 4, HelpName = "N" };

    public Option<string> Width { get; } = new Option<string>("--width") { Description = "How wide a figure is printed: 3.35 or 7 inches.", DefaultValueFactory = _ => "page" }.AcceptOnlyFromAmong("column", "page");

    public Option<double?> At { get; } = new("--at")
    {
        Description = "The step after which a picture is taken, or at which a window begins. Default: the end. 2.5 is half-way through the third.",
        HelpName = "STEP",
    };

    public Option<int?> Turn { get; } = new("--turn")
    {
        Description = "The turn after which a picture is taken, or at which a window begins, in place of a step: shows what the program printed and what stopped it.",
        HelpName = "N",
    };

    public Option<int?> From { get; } = new("--from") { Description = "The step before which an animation begins. Default: the first.", HelpName = "STEP" };

    public Option<int?> To { get; } = new("--to") { Description = "The step after which an animation ends. Default: all that follows.", HelpName = "STEP" };

    public Option<string> Size { get; } = new("--size") { Description = "Pixels of the picture or the window.", DefaultValueFactory = _ => "1280x720", HelpName = "WxH" };

    public Option<int?> Fps { get; } = new("--fps") { Description = "Pictures a second in animations. Default: 30 in .mp4, else 12.", HelpName = "N" };

    public Option<string> Speed { get; } = new("--speed")
    {
        Description = $"How fast it plays, from 0.1 to 100 times, or '{AsRecorded}': by the time stamps of the log, waits cut to 3 seconds.",
        DefaultValueFactory = _ => "1",
        HelpName = "X",
    };

    public Option<string> Theme { get; } = new Option<string>("--theme") { Description = "The colours.", DefaultValueFactory = _ => "dark" }.AcceptOnlyFromAmong("dark", "light");

    public Option<bool> Follow { get; } = new("--follow") { Description = "Follow a log that is still being written." };

    public Option<string> InStep { get; } = new Option<string>("--in-step") { Description = "What keeps two logs together.", DefaultValueFactory = _ => "primitive" }.AcceptOnlyFromAmong("primitive", "turn");

    public Option<bool> Truth { get; } = new("--truth") { Description = "Show what the robot has not seen, too, and what is in closed places." };

    public Option<bool> Labels { get; } = new("--labels") { Description = "Show the name of every place." };

    /// <summary>For tests of the window: saves what it shows and closes it.</summary>
    public Option<string?> WindowPicture { get; } = new("--window-picture") { Hidden = true };

    /// <summary>Adds everything to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Logs);
        foreach (var option in (Option[])[Export, Figure, Panels, Width, At, Turn, From, To, Size, Fps, Speed, Theme, Follow, InStep, Truth, Labels, WindowPicture])
            command.Add(option);
        CheckSize(Size);
        Export.Validators.Add(result => Check(
            result,
            result.GetValueOrDefault<string?>() is not { } file || Endings.Contains(EndingOf(file)),
            $"{result.GetValueOrDefault<string?>()}: the viewer writes .png, .gif, .apng, .mp4 and .html; choose one of these endings"));
        Fps.Validators.Add(result => Check(result, result.GetValueOrDefault<int?>() is null or (>= 1 and <= 60), "--fps is from 1 to 60"));
        Speed.Validators.Add(result => Check(
            result, result.GetValueOrDefault<string>() == AsRecorded || ParseSpeed(result.GetValueOrDefault<string>()) is >= 0.1 and <= 100, $"--speed is from 0.1 to 100, or '{AsRecorded}'"));
        At.Validators.Add(result => Check(result, result.GetValueOrDefault<double?>() is null or >= 0, "--at is a step, from 0"));
        foreach (var number in (Option<int?>[])[Turn, From, To])
            number.Validators.Add(result => Check(result, result.GetValueOrDefault<int?>() is null or >= 1, $"{number.Name} is counted from 1"));
        Figure.Validators.Add(result => Check(
            result,
            result.GetValueOrDefault<string?>() is not { } file || EndingOf(file) is ".pdf" or ".svg",
            $"{result.GetValueOrDefault<string?>()}: figures are .pdf and .svg; choose one of these endings"));
        Panels.Validators.Add(result => Check(result, result.GetValueOrDefault<int>() is >= 1 and <= 12, "--panels is from 1 to 12"));
        command.Validators.Add(result => Check(result, result.GetResult(Export) is null || result.GetResult(Figure) is null, "--export or --figure: one file at a time"));
        command.Validators.Add(result => Check(
            result,
            result.GetValue(Logs) is not { } logs || !logs.Any(Directory.Exists) || (logs.Length == 1 && EndingOf(result.GetValue(Export) ?? "") is PageEnding or ".png"),
            $"{result.GetValue(Logs)?.FirstOrDefault(Directory.Exists)}: a folder is shown as a wall: alone, with --export FILE.html or FILE.png"));
        command.Validators.Add(result => Check(result, result.GetResult(At) is null || result.GetResult(Turn) is null, "--at or --turn: a picture is of one moment"));
    }

    /// <summary>Which raylib draws what was asked for; null for a page or a figure, which need none.</summary>
    public RaylibKind? RaylibFor(ParseResult result) => (result.GetValue(Export) ?? result.GetValue(Figure)) switch
    {
        null => RaylibKind.Window,
        var file when EndingOf(file) is ".pdf" or ".svg" => null,
        var file when EndingOf(file) == PageEnding => null,
        _ => RaylibKind.Memory,
    };

    /// <summary>Lets an option take nothing but a size.</summary>
    public static void CheckSize(Option<string> size) =>
        size.Validators.Add(result =>
        {
            if (ParseSize(result.GetValueOrDefault<string>()) is null)
                result.AddError($"--size is WIDTHxHEIGHT, each from {SmallestPicture} to {LargestPicture}, for example 1280x720");
        });

    /// <summary>The two numbers of a size; null where it is none.</summary>
    public static (int Width, int Height)? ParseSize(string? text)
    {
        var parts = text?.Split('x') ?? [];
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            && Math.Min(width, height) >= SmallestPicture && Math.Max(width, height) <= LargestPicture
            ? (width, height)
            : null;
    }

    /// <summary>The number of a speed; null where it is none.</summary>
    public static double? ParseSpeed(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var times) ? times : null;

    private static string EndingOf(string file) => Path.GetExtension(file).ToLowerInvariant();

    internal static void Check(SymbolResult result, bool holds, string message)
    {
        if (!holds)
            result.AddError(message);
    }
}
