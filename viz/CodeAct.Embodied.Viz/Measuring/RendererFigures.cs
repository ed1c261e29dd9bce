namespace CodeAct.Embodied.Viz.Measuring;

/// <summary>What was measured with one renderer.</summary>
internal sealed record RendererFigures
{
    /// <summary><c>software</c> or <c>window</c>.</summary>
    public required string Renderer { get; init; }

    /// <summary>What drew, as its driver calls it.</summary>
    public required string Device { get; init; }

    public required int Steps { get; init; }

    /// <summary>Milliseconds from the start of reading until the log was played through and laid out.</summary>
    public required double Read { get; init; }

    /// <summary>Milliseconds of the first frame, in which fonts are set up.</summary>
    public required double FirstFrame { get; init; }

    /// <summary>Frames while it plays.</summary>
    public required TimeSpread Frame { get; init; }

    /// <summary>From a click on the timeline until the frame that shows the place was drawn and presented.</summary>
    public required TimeSpread Scrub { get; init; }

    /// <summary>How many places were clicked at.</summary>
    public required int Places { get; init; }
}
