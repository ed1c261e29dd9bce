using System.CommandLine;

namespace CodeAct.Embodied.Viz;

/// <summary>What the viewer is asked to show.</summary>
internal sealed record ViewerRequest
{
    public required string[] Logs { get; init; }

    /// <summary>The file to write; null to open a window.</summary>
    public string? Export { get; init; }

    /// <summary>The moments of a figure.</summary>
    public int Panels { get; init; } = 4;

    public FigureWidth FigureWidth { get; init; }

    /// <summary>The step to show; null for the end in a picture and the beginning in a window.</summary>
    public double? At { get; init; }

    /// <summary>The turn to show the end of, in place of a step; from 1.</summary>
    public int? Turn { get; init; }

    /// <summary>The first and the last step of an animation; null for all.</summary>
    public (int? From, int? To) Range { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public int? Fps { get; init; }

    public PlaybackSpeed Speed { get; init; } = new(1);

    public bool Follow { get; init; }

    public StepMode InStep { get; init; }

    /// <summary>Where to save what the window shows, before it closes by itself; null for a window that stays.</summary>
    public string? WindowPicture { get; init; }

    public required PageState Page { get; init; }

    public static ViewerRequest Of(ReplayArguments arguments, ParseResult result)
    {
        var size = ReplayArguments.ParseSize(result.GetValue(arguments.Size))!.Value;
        return new ViewerRequest
        {
            Logs = result.GetValue(arguments.Logs) is { Length: > 0 } logs ? logs : [EpisodeFolder.Newest],
            Export = result.GetValue(arguments.Export) ?? result.GetValue(arguments.Figure),
            Panels = result.GetValue(arguments.Panels),
            FigureWidth = result.GetValue(arguments.Width) == "column" ? FigureWidth.Column : FigureWidth.Page,
            At = result.GetValue(arguments.At),
            Turn = result.GetValue(arguments.Turn),
            Range = (result.GetValue(arguments.From), result.GetValue(arguments.To)),
            Width = size.Width,
            Height = size.Height,
            Fps = result.GetValue(arguments.Fps),
            Speed = new PlaybackSpeed(ReplayArguments.ParseSpeed(result.GetValue(arguments.Speed))),
            Follow = result.GetValue(arguments.Follow),
            InStep = result.GetValue(arguments.InStep) == "turn" ? StepMode.Turn : StepMode.Primitive,
            WindowPicture = result.GetValue(arguments.WindowPicture),
            Page = new PageState
            {
                Theme = result.GetValue(arguments.Theme) == "light" ? Theme.Light : Theme.Dark,
                House = new HouseOptions { Omniscient = result.GetValue(arguments.Truth), AllLabels = result.GetValue(arguments.Labels) },
            },
        };
    }
}
