// SPDX-License-Identifier: Apache-2.0
import { listActors } from "@tianwang/wire/kit";
import { Button, Form, Input, Select } from "antd";
import type { ReactElement } from "react";
import { Loaded, useClient, useLoad } from "../client.tsx";
import { useTexts } from "../language/language.tsx";
import { Block } from "../layout/block.tsx";
import { SourceText } from "../name/name.tsx";
import { galleryTexts } from "./gallery.text.ts";

/** Fields with their labels. */
export function Forms(): ReactElement {
  const t = useTexts(galleryTexts);
  return (
    <Block title={t("forms")}>
      <Form layout="vertical" requiredMark={false}>
        <Form.Item label={t("caseTitle")} name="title" rules={[{ required: true }]}>
          <Input />
        </Form.Item>
        <Form.Item label={t("leadAgency")} name="agency">
          <Select
            options={[
              { value: "a", label: t("agencyA") },
              { value: "b", label: t("agencyB") },
            ]}
          />
        </Form.Item>
        <Form.Item label={t("legalBasis")} name="basis">
          <Input.TextArea rows={2} />
        </Form.Item>
        <div className="tw-row">
          <Button type="primary" htmlType="submit">
            {t("save")}
          </Button>
          <Button>{t("cancel")}</Button>
        </div>
      </Form>
    </Block>
  );
}

/** Something that the server is asked for. */
export function People(): ReactElement {
  const t = useTexts(galleryTexts);
  const client = useClient();
  const people = useLoad("actors", (signal) => client.call(listActors, { signal }));
  return (
    <Block
      title={t("people")}
      extra={
        <Button size="small" loading={people.isLoading} onClick={people.reload}>
          {t("reload")}
        </Button>
      }
    >
      <Loaded load={people}>
        {({ rows }) => (
          <ul>
            {rows.map((actor) => (
              <li key={actor.id}>
                <SourceText text={actor.displayName} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Block>
  );
}
