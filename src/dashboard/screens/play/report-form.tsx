import { useId, useState } from 'react';
import { REPORT_LIMIT } from '../../../core/model/action.ts';
import { SECTION_NAMES } from '../../../core/score/report-grade.ts';
import { Button } from '../../parts/button.tsx';

interface ReportFormProps {
  readonly pending: boolean;
  readonly onReport: (report: string) => void;
}

/** The report, with the headings that it is graded by. Handing it in ends the audit. */
export function ReportForm({ pending, onReport }: ReportFormProps) {
  const id = useId();
  const [text, setText] = useState(SECTION_NAMES.map((name) => `## ${name}\n\n`).join('\n'));
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onReport(text);
      }}
    >
      <label htmlFor={id} className="text-[11px] font-medium text-ink-3">
        Report: each section makes its claim and grounds it in a fact of this episode
      </label>
      <textarea
        id={id}
        rows={14}
        maxLength={REPORT_LIMIT}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="w-full rounded-md border border-line-strong/60 bg-panel p-2.5 text-[13px] leading-5.5"
      />
      <Button type="submit" look="primary" disabled={pending} className="self-start">
        Hand in and finish
      </Button>
    </form>
  );
}
