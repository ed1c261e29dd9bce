namespace CodeAct.Embodied.Viz.Screen;

/// <summary>Something that pictures are shown on.</summary>
internal interface IStage : IDisposable
{
    /// <summary>What draws, in words for a report.</summary>
    string Device { get; }

    /// <summary>Draws a canvas and returns when it can be seen, or read.</summary>
    void Show(Canvas canvas);
}
