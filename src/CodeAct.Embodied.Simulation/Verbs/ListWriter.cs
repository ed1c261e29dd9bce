namespace CodeAct.Embodied.Simulation.Verbs;

/// <summary>Writes a list as ALFWorld does: "nothing", "a pen 1", "a pen 1, and a book 1".</summary>
internal ref struct ListWriter(StringBuilder text)
{
    private readonly StringBuilder text = text;
    private string article = "";
    private string? pending;
    private int count;

    public void Add(string itemArticle, string name)
    {
        Flush(isLast: false);
        (article, pending) = (itemArticle, name);
    }

    /// <summary>Writes what is left. Call once, after the last item.</summary>
    public void End()
    {
        if (pending is null)
            text.Append("nothing");
        else
            Flush(isLast: true);
    }

    private void Flush(bool isLast)
    {
        if (pending is null)
            return;
        if (count++ > 0)
            text.Append(isLast ? ", and " : ", ");
        text.Append(article).Append(pending);
    }
}
